"""The adaptor to the site engine: the only module that imports MkDocs (or ProperDocs, which answers to its name).

The engine renders the hand-written pages and one frame a section; everything else is stamped by `build.py` and put in
place by `publish.py`. What the engine writes goes to a fresh directory, so a failed build never touches the site.
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material reads it when it is imported

from jinja2 import Environment
from mkdocs.commands.build import build as engine_build
from mkdocs.commands.serve import serve as engine_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme
from watchdog.observers.polling import PollingObserver

from generator import build
from generator.checks.text import unsafe_html
from generator.clock import latest_today, today_in
from generator.engine.output import Listener, Output, read_output, settings_of
from generator.engine.preview import Preview
from generator.engine.unchanged import Left, Unchanged
from generator.load import ReadBefore
from generator.load.attachments.listing import composed
from generator.memory import Memory, compiled, digest_of_others
from generator.model.fields import slugify
from generator.model.site import Site
from generator.pages.frames import FrameError, split
from generator.pages.sheet import frame_name
from generator.pages.site.policy import POLICY, PREVIEW_POLICY
from generator.pages.site.surroundings import around, surroundings
from generator.pages.templates import THEME
from generator.problems import Message, Position, Problem, as_refusal, as_text, say
from generator.publishing.publish import Published, publish
from generator.publishing.refusals import words_of
from generator.publishing.targets import PublishError, refuse_target
from generator.search import indexer
from generator.text.page_markdown import for_pages
from generator.words.wording import Wording, wording_of

log = logging.getLogger("mkdocs.plugins.indgang")
NOT_FOUND = "404.html"
EXTENSIONS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {"sane_lists": {}, "pymdownx.tilde": {"subscript": False}, "pymdownx.superfences": {}}
)
"""What pages need of the engine to read as records do: lists told apart, `~~væk~~`, code in lists."""
_UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", "assets/images/")
"""Parts of Material that no page loads: its scripts, its palettes, its icon."""
_REPLACED = ("sitemap.xml",)
"""Files of which we publish something else."""


class IndgangConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves a hook untyped
    """What `mkdocs.yml` may say under `plugins: - indgang:`."""

    today = config_options.Type((str, date), default="")
    """The day of the build as 2026-11-21; the clock is asked when it is empty."""
    search = config_options.Type(bool, default=True)
    """Whether the search index is made."""


class IndgangPlugin(BasePlugin[IndgangConfig]):  # type: ignore[no-untyped-call]  # likewise
    """Reads the records, gives the engine its frames, and publishes what comes out."""

    def __init__(self) -> None:
        self.before: ReadBefore | None = None
        self.preview: Preview | None = None
        self.published: Published | None = None
        self.wanted_frames: dict[str, str] = {}
        """Source path of each frame -> its name."""
        self.html: dict[str, str] = {}
        """Name of each frame -> the page that the engine rendered."""
        self.bodies: dict[str, str] = {}
        self.is_begun = False
        """Whether the content of the coming build has been read."""
        self.memory = Memory()
        self._untold: list[Message] = []
        self.is_alone = True
        """Whether the engine was asked, and publishes what it made; else `run_build` does."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
        """Note whether this is the preview; having this hook also keeps the plugin alive between its builds."""
        if command == "serve":
            self.before = ReadBefore()

    def remember(self, root: Path) -> None:
        """Open the memory of earlier builds; what it says waits until the language is known."""
        self.memory = build.memory_of(root, tell=self._untold.append)

    def unchanged(self, config: MkDocsConfig) -> Unchanged | None:
        """Compare what is there with what the last build left; None where that is no use."""
        root, asked = Path(config.config_file_path).parent.resolve(), settings_of(config)
        if asked is None or self.memory.file is None:
            return None
        others = digest_of_others([Path(folder) for folder in config.theme.dirs])
        more = (asked, str(self.config.today), str(self._last_day), self.config.search, others)
        return Unchanged(self.memory, root, Path(config.site_dir), more)

    @property
    def policy(self) -> str:
        """What every page may load and run."""
        return PREVIEW_POLICY if self.preview else POLICY

    @property
    def _last_day(self) -> date:
        """The day up to which things have been done: of the build, and of the clock when an earlier day is built."""
        return max(date.fromisoformat(str(self.config.today or date.min)), latest_today())

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content, unless that has been done for this build."""
        if not self.is_begun:
            self.begin(config)
        self.is_begun = False
        return config

    def begin(self, config: MkDocsConfig) -> None:
        """Read and check the content, and lead the engine's own output to a fresh directory."""
        root = self.root = Path(config.config_file_path or "mkdocs.yml").parent.resolve()
        self.prepared = build.prepare(
            root, today=self._last_day, before=self.before, memory=self.memory, is_hidden=_hidden_by(config)
        )
        for word in self._untold:
            self._tell(word)
        self.memory.tell = self._tell
        show_problems(self.prepared)
        self.site = sound_site(self.prepared)
        self.today = date.fromisoformat(str(self.config.today or today_in(self.site.settings.time_zone)))
        self.scene = self.prepared.scene(self.today)
        if self.before is not None and self.preview is None:
            self.preview = Preview(root, Path(config.site_dir), self.before, searched=self.config.search)
            self.preview.is_hidden = _hidden_by(config)
        self.target = Path(config.site_dir)
        self.html, self.bodies = {}, {}
        self.engine_dir = Path(tempfile.mkdtemp(prefix="indgang-"))
        config.site_dir = str(self.engine_dir)
        config.site_name = self.site.settings.title
        config.site_url = config.site_url if self.preview else self.site.url("")
        config.use_directory_urls = True  # the addresses are the site's, whatever the engine is told
        config.theme["language"] = self.site.settings.language
        config.theme.static_templates.discard("sitemap.xml")
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", lambda text, _: slugify(text))
        config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = True  # a style in the page is not heard
        for name, options in EXTENSIONS.items():
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
                config.mdx_configs[name] = dict(options)
        self.templates = _with_our_theme(config.theme)
        self.is_begun = True

    def _tell(self, word: Message) -> None:
        log.warning("%s", self.prepared.words.say(word))

    def output(self, config: MkDocsConfig) -> Output:
        """Let the engine render the frames and the hand-written pages, or remember what it made of the same."""
        asked = settings_of(config)
        pages = tuple((slug, self._source(slug)) for slug in self.scene.site["page"])
        facts = (
            asked, around(self.scene), self.policy, tuple(build.frame_names(self.prepared).items()), pages,
            self.prepared.loaded.attachments, digest_of_others(self.templates),
        )  # fmt: skip
        memory = self.memory if asked is not None else Memory()
        run_before = self.html
        output = Output.unpacked(memory.once("engine", facts, lambda: self._rendered(config).packed()))
        if self.html is run_before:  # it was remembered
            for said in output.said:
                log.warning("%s", said)
        return output

    def _source(self, slug: str) -> str:
        return self.prepared.loaded.sources[("page", slug)].text

    def _rendered(self, config: MkDocsConfig) -> Output:
        self.is_alone, self.html = False, {}
        listener, engine_log = Listener(log.name), logging.getLogger("mkdocs")
        engine_log.addHandler(listener)
        try:
            engine_build(config)
        finally:
            engine_log.removeHandler(listener)
        return replace(self._read(), said=tuple(listener.heard))

    def _read(self) -> Output:
        attachments = self.prepared.loaded.attachments
        return read_output(self.engine_dir, self.html, self.bodies, left=attachments)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give the engine the pages, the attachments that the check knows of, and the frames; nothing else."""
        pages = (f"{slug}.md" for slug in self.scene.site["page"])  # without those that wait for their day
        published = frozenset((*pages, *self.prepared.loaded.attachments))
        kept = [file for file in files if _is_kept(file, config.docs_dir, published)]
        self.wanted_frames = {}
        for name, address in build.frame_names(self.prepared).items():
            source = f"{address}index.md"
            frame = File.generated(
                config, source, content="---\ntitle: '-'\n---\n", inclusion=InclusionLevel.NOT_IN_NAV
            )
            self.wanted_frames[source] = name
            kept.append(frame)
        return Files(kept)

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Give the engine's templates compiled, where they were compiled before."""
        env.bytecode_cache = compiled()
        return env

    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        """Have the engine read a text as that of a record is read."""
        return for_pages(markdown)

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Keep the text of a hand-written page; it is put into the page's frame later, like any record."""
        if page.file.src_uri not in self.wanted_frames:
            self._refuse_unsafe(html, page.file.src_uri)
            self.bodies[page.file.src_uri.removesuffix(".md")] = html
        page.toc = TableOfContents([])  # ours is a slot
        return html

    def _refuse_unsafe(self, html: str, source: str) -> None:
        """Stop where the engine made something that the check did not see coming: what is made is what counts."""
        at = Position(f"content/{source}", 1, 1)
        faults = unsafe_html.judge_of(self.site).of_html(html)
        if faults:
            problems = [Problem(at, unsafe_html.RULE, fault.what, fault.fix) for fault in dict.fromkeys(faults)]
            log.error("\n%s", as_text(problems, self.prepared.words.translate))
            raise Abort(self.prepared.words.t("The site was not changed. Mend the faults above, and try again."))

    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Give the theme markers for the slots and all that stands around them."""
        section = self._frame_of(page).rpartition("/")[0]
        is_list = page.url.count("/") == 1
        context.update(surroundings(self.scene, self.prepared.words, section, is_list=is_list, policy=self.policy))
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Keep the rendered frame."""
        self.html[self._frame_of(page)] = output
        return output

    def _frame_of(self, page: Page) -> str:
        source = page.file.src_uri
        return self.wanted_frames.get(source) or frame_name(f"page:{source.removesuffix('.md')}", page.url.lstrip("./"))

    def on_template_context(self, context: Any, *, template_name: str, **_: Any) -> Any:
        """Give the page for unknown addresses the same surroundings as all others."""
        if template_name == NOT_FOUND:
            context.update(
                surroundings(self.scene, self.prepared.words, "not-found", is_list=False, policy=self.policy)
            )
        return context

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Keep the frame of the page for unknown addresses."""
        if template_name == NOT_FOUND:
            self.html["not-found/0"] = output_content
        return output_content

    def on_post_build(self, **_: Any) -> None:
        """Publish what the engine made, where it was the engine that was asked."""
        if self.is_alone:
            self.publish(self._read())

    def publish(self, output: Output) -> None:
        """Stamp every record into its frame and publish the site at once."""
        shutil.rmtree(self.engine_dir, ignore_errors=True)
        self.engine_dir.mkdir()
        try:
            output.write_to(self.engine_dir, root=self.root, attachments=self.prepared.loaded.attachments)
            frames = {name: split(f"main.html ({name})", html) for name, html in output.html.items()}
            rendered = build.Rendered(frames, output.bodies, self.templates, self.policy)
            self._publish(rendered)
        except FrameError as error:
            raise Abort(str(error)) from error
        except (PublishError, indexer.IndexingError, OSError) as error:
            raise Abort(refusal(error, self.prepared.words)) from error
        finally:
            shutil.rmtree(self.engine_dir, ignore_errors=True)

    def _publish(self, rendered: build.Rendered) -> None:
        if self.preview is not None:
            self.preview.show_all(self.prepared, self.today, rendered, self.engine_dir)
            return
        made = build.artifacts(self.prepared, self.today, rendered, searched=self.config.search, memory=self.memory)
        language = self.site.settings.language
        finish = (lambda staging: indexer.build_index(staging, language)) if self.config.search else None
        self.published = publish(made, self.target, base=self.engine_dir, finish=finish)

    def keep(self, unchanged: Unchanged | None, said: tuple[str, ...]) -> None:
        """Note what was left behind, and close the memory."""
        if unchanged is not None and self.published is not None:
            told = (
                [f"\n{as_text(self.prepared.problems, self.prepared.words.translate)}"]
                if self.prepared.problems
                else []
            )
            settings, files = self.site.settings, self.published.written + self.published.kept
            unchanged.keep(Left(settings.language, settings.time_zone, str(self.today), files, (*told, *said)))
        self.memory.end()

    def on_build_error(self, **_: Any) -> None:
        """Leave nothing behind."""
        if hasattr(self, "engine_dir"):
            shutil.rmtree(self.engine_dir, ignore_errors=True)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the folders of the records too, and skip the engine when only records have changed."""
        preview = self.preview
        assert preview is not None, "the first build makes the preview"
        _look_often(server, [config.docs_dir, config.config_file_path or config.docs_dir], preview)
        for kind in self.site.kinds.values():
            folder = preview.root / kind.folder
            if not kind.folder.startswith("content") and folder.is_dir():
                server.watch(str(folder))

        def rebuild() -> None:
            """Show what changed; a fault is told, and the last good site stays (a server that raises here hangs)."""
            prepared = preview.prepare()
            try:
                if prepared.is_sound and preview.show_records(prepared):
                    show_problems(prepared)
                else:
                    builder()
            except Abort as fault:
                log.error("%s", fault)  # noqa: TRY400  the fault is in the content: a traceback helps nobody

        server.builder = rebuild
        return server


def _look_often(server: LiveReloadServer, watched: list[str], preview: Preview) -> None:
    """Look for changes more often than the engine does, where looking is cheap."""
    for path in dict.fromkeys(watched):
        server.unwatch(path)
    server.observer = PollingObserver(timeout=preview.interval)
    for path in dict.fromkeys(watched):
        server.watch(path)


def _hidden_by(config: MkDocsConfig) -> Callable[[str], bool] | None:
    """Tell which files `exclude_docs` in `mkdocs.yml` keeps off the site."""
    return config.exclude_docs.match_file if config.exclude_docs else None


def _is_kept(file: File, docs_dir: str, published: frozenset[str]) -> bool:
    """Say whether the engine shall have a file; what it would itself leave out of ours (`templates/`) it gets too."""
    if file.src_dir != docs_dir:
        path = file.src_uri
        return not (path.startswith(_UNUSED) or path in _REPLACED or path.endswith(".css.map"))
    if composed(file.src_uri) in published:
        file.inclusion = InclusionLevel.INCLUDED
        file.dest_uri = composed(file.dest_uri)  # as links to it are read
        return True
    return False


def _with_our_theme(theme: Theme) -> tuple[Path, ...]:
    """Put our theme over Material's, under the municipality's own `custom_dir`; give the folders with templates."""
    ours = str(THEME)
    if ours not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, ours)
    return tuple(Path(folder) for folder in theme.dirs[: theme.dirs.index(ours) + 1])


def show_problems(prepared: build.Prepared) -> None:
    """Write what is wrong with the content, errors and warnings alike."""
    if prepared.problems:
        log.log(
            logging.WARNING if prepared.is_sound else logging.ERROR,
            "\n%s", as_text(prepared.problems, prepared.words.translate),
        )  # fmt: skip


def sound_site(prepared: build.Prepared) -> Site:
    """Give the site, or stop the build when something is wrong with it."""
    if prepared.loaded.site is None or not prepared.is_sound:
        raise Abort(prepared.words.t("The site was not changed. Mend the faults above, and try again."))
    return prepared.loaded.site


def refusal(error: Exception, words: Wording) -> str:
    """Say in the site's words what stopped the work; an error that only a programmer can mend is raised again."""
    found = words_of(error) if isinstance(error, OSError) else None
    if isinstance(error, PublishError):
        found = error.what, error.fix
    elif isinstance(error, indexer.IndexingError):
        what = say("the search index could not be made: {reason}", reason=str(error))
        found = what, say("free some space on the disk and try again, or build without it: --no-search")
    if found is None:
        raise error
    return as_refusal(*found, words.translate)


def run_build(
    root: Path,
    *,
    site_dir: Path | None = None,
    searched: bool = True,
    today: date | None = None,
    is_fresh: bool = False,
) -> tuple[Wording, Published, Path] | None:
    """Build the site with the engine; None when the content has faults, which have then been shown.

    What earlier builds remember is used, unless all `is_fresh`.
    """
    try:
        config = _config(root, site_dir)
        ours = config.plugins["indgang"]
        assert isinstance(ours, IndgangPlugin)
        ours.config.search = ours.config.search and searched
        ours.config.today = today or ours.config.today
        if not is_fresh:
            ours.remember(root)
        unchanged = ours.unchanged(config)
        left = unchanged.left() if unchanged else None
        if left is not None and (ours.config.today or left.today == str(today_in(left.zone))):
            for said in left.said:
                log.warning("%s", said)
            return wording_of(left.language), Published(0, left.files, 0), Path(config.site_dir)
        ours.begin(config)
        output = ours.output(config)
        ours.publish(output)
        ours.keep(unchanged, output.said)
    except Abort as fault:
        log.error("%s", fault)  # noqa: TRY400  the fault is in the content: a traceback helps nobody
        return None
    except (PublishError, OSError) as error:
        log.error("%s", refusal(error, build.prepare(root).words))  # noqa: TRY400  likewise
        return None
    assert ours.published is not None
    return ours.prepared.words, ours.published, ours.target


def _config(root: Path, site_dir: Path | None) -> MkDocsConfig:
    """Read `mkdocs.yml`; raises `PublishError` where it is missing, or where the site may not be put."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        fix = say("run the command in the folder of the repository, or name that folder: --root FOLDER")
        raise PublishError(say("there is no file '{file}'", file=str(file)), fix)
    if site_dir is None:
        return load_config(config_file=str(file))
    refuse_target(root, site_dir)
    return load_config(config_file=str(file), site_dir=str(site_dir.absolute()))


def run_serve(root: Path, address: str) -> int:
    """Show the live preview until it is interrupted."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        _config(root, None)
        engine_serve(config_file=str(root / "mkdocs.yml"), dev_addr=address)
    except Abort as fault:
        log.error("%s", fault)  # noqa: TRY400  the fault is in the content: a traceback helps nobody
        return 1
    except (PublishError, OSError) as error:
        log.error("%s", refusal(error, build.prepare(root).words))  # noqa: TRY400  likewise
        return 1
    return 0
