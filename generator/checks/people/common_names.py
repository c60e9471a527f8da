"""Names that many people have, in lower case: a word list, no list of persons.

The commonest given names and surnames in Denmark and the Netherlands, as statistics of names show them (Danmarks
Statistik; Meertens Instituut). Names that are as often a place, a house or a thing are left out.
"""

from typing import Final

_GIVEN = """
aage aase agnete agnes albert alexander alfred alma anders andreas ane anette anita anja anna anne anne-marie
anne-mette annelise anni anton arne asger asta august axel bendt bente benny benjamin bent birgit birgitte birte
birthe bjarne bjørn bo bodil brian britta børge camilla carl carsten cecilie charlotte christian christina christoffer
claus connie dagmar daniel david ditte dorte dorthe dorthea ebbe egon ejnar elin elisabeth ella ellen else emil emilie
emma erik erling esben esther ester eva filip finn flemming frank frederik frederikke freja freddy frida frode gerda
gert gitte grete grethe gudrun gunnar gurli hanna hannah hanne hans harald heidi heine helene helga helle henning
henriette henrik henry herdis hugo ib ida inga inge ingeborg inger ingrid irene ivan iben jakob jacob jan jane jannie
jens jens-peter jeppe jesper jette jimmy joan johan johanne johannes john johnny jonas jonna josefine julie jytte
jørgen jørn kaj kamilla karen karin karina karl karla karoline kasper kathrine katrine kenneth kim kirsten kirstine
kjeld klaus klara knud kresten kristian kristina kristine kristoffer kurt lars lars-erik lasse laura lauge laurits
leif lena lene leo lilian lillian line lis lisa lisbeth lise lissi liv lone lotte louise lucas ludvig lykke mads
magnus maja malene malthe margit margrethe maria marianne marie mark marlene martin mathias mathilde max merete mette
michael mia mikael mikkel mille mogens morten naja nanna nicolai niels niels-erik nina noah nora ole oliver olga oline
ove oskar oscar palle paula pauline peder peer per pernille pete peter pia poul poul-erik povl preben rasmus regitze
rikke rita robert rolf ruth sabine sanne sara sarah sebastian signe sigrid simon sine sofia sofie solveig stefan steen
sten stig stine susan susanne svend sven svenning søren thea thomas thor thorkild thorvald tina tobias tom tommy tonny
torben tove tue trine troels ulf ulla ulrik ursula uffe valdemar vagn vera verner vibeke victor victoria viggo villads
villy vilhelm viola vita vivi willy yvonne åge åse aart adriaan alie annemarie annemieke anouk ans arie arjan bas bart
bert betty bram carla cees corrie dick dirk dries eline els erwin esmee evert femke floor floris frits gerard gerrit
geert geertje gijs greet greetje hein hendrik hendrikje henk herman hilde ineke iris jaap jacco jantje jantien jeroen
jelle jeannette joep johanna joke joost jos joris jurgen karel kees klaas koen leendert leonie lieke liesbeth loes
luuk maaike maarten madelon marcel margriet marieke marijke mariska marja marjan marjolein marloes martijn maurits
menno merel miep mirjam nelleke nienke noor paul piet pieter pim pieternel rene rené rianne rick rien rob robbert roel
roos ruud saskia sander sjaak sjoerd stijn suus teun theo thijs thijmen tineke tjeerd truus wendy wilco willem
willemijn wim wouter yvette
"""
GIVEN: Final = frozenset(_GIVEN.split())
_SURNAMES = """
hansen jensen nielsen pedersen andersen christensen larsen sørensen rasmussen jørgensen petersen madsen kristensen
olsen thomsen christiansen poulsen johansen mortensen knudsen jakobsen jacobsen mikkelsen frederiksen laursen
lauritsen lauridsen iversen clausen simonsen svendsen eriksen andreasen jeppesen henriksen nissen jespersen mogensen
danielsen bertelsen davidsen michelsen ibsen isaksen villadsen carlsen karlsen steffensen gregersen jessen thygesen
bendtsen sander paulsen didriksen enevoldsen esbensen gundersen hermansen josefsen kjeldsen klausen kristiansen kruse
lassen matthiesen matzen nicolaisen nikolajsen ottosen overgaard povlsen sivertsen sommer therkildsen toft troelsen
tønnesen vestergaard winther østergaard kjær kjaer møller schmidt schultz holm lund krogh krog vinther bruun bech beck
brandt dahl dalsgaard friis gade hald hedegaard hjort holst jepsen juhl juul kirkegaard kofoed lauritzen lind lindholm
munk mølgaard nygaard nørgaard odgaard ravn riis rosenkilde rytter skov skovgaard søgaard thorsen vang vig villumsen
voss wulff bjerregaard bonde bach damgaard egeskov graversen jansen janssen de-jong jong vries berg bakker dijk visser
smit meijer meyer boer mulder bos peters hendriks dekker leeuwen brouwer wit dijkstra smits graaf meer vermeulen kok
jacobs haan vink hoekstra koster prins huisman peeters kuipers veenstra post kuiper linden leeuw schouten wal willems
schipper postma martens hofman bosch groot nieuwenhuis heijden broek ven wijk
"""
SURNAMES: Final = frozenset(_SURNAMES.split())
"""Surnames alone say little: they count after a given name, an initial or another capital."""
TITLES: Final = frozenset({"hr", "fru", "frk", "frøken", "fam", "familien", "familie", "dhr", "mevr", "mw", "mevrouw",
                           "heer", "meneer", "enkefru"})  # fmt: skip
"""Words before a person's name."""
OFFICES: Final = frozenset({
    "borgmester", "viceborgmester", "rådmand", "udvalgsformand", "minister", "kommunaldirektør", "direktør",
    "landdistriktskonsulent", "konsulent", "burgemeester", "wethouder", "gedeputeerde", "gemeentesecretaris",
})  # fmt: skip
"""Public offices: whoever holds one is named in public."""
