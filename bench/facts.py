"""The front matter of the synthetic records: what each kind's model asks for, and the references between records."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from names import Name
from prose import Prose

Facts = dict[str, Any]
_TODAY = date(2026, 11, 21)
_APPLICANTS = ["association", "group", "institution", "company", "person"]
_PURPOSES = ["facilities", "events", "culture", "sport", "nature", "village"]
_STATUSES = ["idea", "planned", "running", "done"]
_MEETING_TYPES = ["theme", "plan", "council", "committee", "workshop"]


class Writer:
    """Makes the facts of one record after the other."""

    def __init__(self, random: Random, prose: Prose, names: Mapping[str, Sequence[Name]]) -> None:
        self._random = random
        self._prose = prose
        self._names = names

    def facts(self, name: Name) -> Facts:
        """Give all of a record's facts, in the order an editor would write them."""
        makers: dict[str, Callable[[Name], Facts]] = {
            "community": self._community, "theme": self._theme, "contact": self._contact, "body": self._body,
            "plan": self._plan, "fund": self._fund, "meeting": self._meeting, "news": self._news,
            "project": self._project, "story": self._story,
        }  # fmt: skip
        titled = {"name": name.title} if name.kind == "contact" else {"title": name.title}
        published = _TODAY - timedelta(days=self._random.randint(1, 3000))
        common = {"summary": self._prose.sentence(), "published": published, "source": self._source()}
        return titled | common | makers[name.kind](name)

    def _source(self) -> list[Facts]:
        checked = _TODAY - timedelta(days=self._random.randint(0, 170))
        return [{"url": f"https://kilde.example/{self._random.randint(1, 9999)}", "checked": checked}]

    def _some(self, kind: str, most: int = 1) -> list[str]:
        return sorted({self._random.choice(self._names[kind]).slug for _ in range(most)})

    def _community(self, name: Name) -> Facts:
        place = list(self._names["community"]).index(name)
        point = {"lat": round(56 + self._random.random(), 4), "lon": round(9 + self._random.random(), 4)}
        links = [{"title": "Byens egen side", "url": f"https://{name.slug}.example/"}]
        return {"local_council": self._names["body"][place].slug, "coordinates": point, "links": links}

    def _theme(self, name: Name) -> Facts:  # noqa: ARG002 -- one signature for all kinds
        return {"contact": self._some("contact")[0]}

    def _contact(self, name: Name) -> Facts:
        number = int(name.slug.rpartition("-")[2])
        phones = [{"number": f"70 {number // 10000:02} {number // 100 % 100:02} {number % 100:02}", "label": "direkte"}]
        return {"role": "konsulent", "phones": phones, "email": f"{name.slug}@kommune.example"}

    def _body(self, name: Name) -> Facts:
        type_ = "local-council" if name.title.startswith("Landsbyrådet") else "committee"
        return {
            "type": type_,
            "role": self._prose.sentence(),
            "task": self._prose.sentence(),
            "sends_to": [slug for slug in self._some("body") if slug > name.slug],  # never in a circle
            "communities": self._some("community"),
        }

    def _plan(self, name: Name) -> Facts:
        community, _, year = name.slug.partition("/")
        return {
            "community": community,
            "period": {"from": int(year), "to": int(year) + 3},
            "phase": "adopted" if int(year) >= 2022 else "expired",
            "adopted": date(int(year), 2, 1),
            "vision": [self._prose.sentence() for _ in range(3)],
            "involvement": [{"on": date(int(year), 1, 10), "what": self._prose.sentence(), "participants": 40}],
            "goals": [self._goal(number, date(int(year), 3, 1 + number)) for number in range(3)],
            "themes": self._some("theme", 2),
        }

    def _goal(self, number: int, begun: date) -> Facts:
        actions = [
            {
                "id": f"handling-{place}",
                "title": self._prose.sentence(),
                "themes": self._some("theme"),
                "lead": self._some("body")[0],
                "updates": [
                    {
                        "on": begun + timedelta(days=place),
                        "what": self._prose.sentence(),
                        "status": self._random.choice(_STATUSES),
                    }
                ],
            }
            for place in range(number * 3, number * 3 + 3)
        ]
        return {"id": f"maal-{number}", "title": self._prose.sentence(), "actions": actions}

    def _project(self, name: Name) -> Facts:  # noqa: ARG002 -- one signature for all kinds
        plan = self._random.choice(self._names["plan"]).slug
        days = [_TODAY + timedelta(days=self._random.randint(-300, 300)) for _ in range(2)]
        return {
            "communities": sorted({plan.partition("/")[0], *self._some("community")}),
            "actions": [f"plan:{plan}#handling-{self._random.randint(0, 8)}"],
            "phase": "running",
            "leader": "formanden",
            "plan": self._prose.sentence(),
            "milestones": [
                {"id": f"skridt-{at}", "title": self._prose.words(3, 6), "due": day} for at, day in enumerate(days)
            ],
            "themes": self._some("theme"),
        }

    def _story(self, name: Name) -> Facts:  # noqa: ARG002 -- one signature for all kinds
        plan = self._random.choice(self._names["plan"]).slug
        return {
            "communities": [plan.partition("/")[0]],
            "themes": self._some("theme"),
            "cost": 1000 * self._random.randint(5, 500),
            "hours": self._random.randint(10, 900),
            "went_wrong": [self._prose.sentence()],
            "again": [self._prose.sentence()],
            "actions": [f"plan:{plan}#handling-{self._random.randint(0, 8)}"],
        }

    def _fund(self, name: Name) -> Facts:
        number = int(name.slug.rpartition("-")[2])
        return {
            "provider": f"Fond {number % 40}",
            "applicants": sorted(self._random.sample(_APPLICANTS, 2)),
            "purposes": sorted(self._random.sample(_PURPOSES, 2)),
            "communities": self._some("community", 2),
            "rounds": self._rounds(number),
            "terms": [{"minimum": 5000, "maximum": 1000 * self._random.randint(10, 500), "share": 50}],
            "not_for": [self._prose.sentence()],
            "apply": f"https://fond.example/{number}",
        }

    def _rounds(self, number: int) -> Facts:
        day = _TODAY + timedelta(days=self._random.randint(-200, 200))
        ways: list[Facts] = [
            {"type": "rolling"},
            {"type": "yearly", "days": ["01-15", "05-01", "09-01"]},
            {"type": "dated", "calls": [{"opens": day, "closes": day + timedelta(days=30)}]},
            {"type": "rule", "rule": "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TU"},
        ]
        return ways[number % len(ways)]

    def _meeting(self, name: Name) -> Facts:
        day = date.fromisoformat(name.slug[:10])
        facts = {
            "type": self._random.choice(_MEETING_TYPES),
            "start": f"{day} 19:00",
            "end": f"{day} 21:00",
            "status": "held" if day < _TODAY else "planned",
            "place": {"name": "Forsamlingshuset", "access": "Adgang uden trin."},
            "organiser": self._some("body")[0],
            "communities": self._some("community"),
            "themes": self._some("theme"),
        }
        return facts | self._minutes(day) if day < _TODAY and self._random.random() < 0.4 else facts

    def _minutes(self, day: date) -> Facts:
        agenda = [
            {"id": f"punkt-{number}", "title": self._prose.words(3, 6), "decision": self._prose.sentence()}
            for number in range(4)
        ]
        later = min(20, (_TODAY - day).days)
        approved = day + timedelta(days=later)
        point = {"id": "opgave", "what": self._prose.sentence(), "owner": self._some("body")[0], "state": "done"}
        points = [{**point, "ended": day + timedelta(days=later)}]  # one date twice would be written as an alias
        minutes = {"status": "approved", "approved": approved, "present": ["12 medlemmer"], "action_points": points}
        return {"agenda": agenda, "minutes": minutes}

    def _news(self, name: Name) -> Facts:  # noqa: ARG002 -- one signature for all kinds
        return {"communities": self._some("community"), "themes": self._some("theme")}
