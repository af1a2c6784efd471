"""Parts of English words that take or refuse a hyphen (see `hyphens`)."""

from comity.documents.lines import vocabulary

# Words that make compounds as first part, and are no syllable of a longer word ...
FIRST = vocabulary(
    "self well high low long short mid medium full half two three four five six seven eight nine ten "
    "first second third large small near far land sea air ship state anti non quasi sino russo franco "
    "anglo indo euro afro cross cyber double single dual hard soft heavy light fast slow open closed deep "
    "free world war peace western eastern northern southern nuclear decision policy law arms oil gas man "
    "year day month week all one much"
)
# ... except in these, which are one word.
REFUSES = vocabulary(
    "antibody antibodies anticipate anticipated anticipates anticipating anticipation antique antiquity "
    "antibiotic antibiotics nonsense nonetheless manage managed manager managers management manages "
    "mandate mandated mankind manner manual many manufacture manufactured manufacturer manufacturers "
    "manufacturing airport airports airline airlines aircraft airborne airfield airfields airspace "
    "airstrike airstrikes seaport seaports seabed seafood landing landed landscape landmark statement "
    "statements stateless shipment shipments shipping shipyard shipyards shipbuilding shipped warfare "
    "warship warships warhead warheads warning warnings warned warrant warranted lawyer lawyers lawmakers "
    "lawmaker lawful allow allowed allows allowing alliance alliances allied allies ally almost already "
    "also always although altogether onerous daytime daily lately lower lowest longer longest lowered "
    "highlight highlights highlighted highlighting highway higher highest highly shorter shortage "
    "shortages shortly midst midnight tension tensions tenth tensed worldwide openly opening opened "
    "selfish armsman nonproliferation sealed season seasons seasonal search searched fullest fully freely "
    "freedom freedoms freeze freezing frozen crossing crossed doubled singled hardly hardware harder "
    "softly software lightly slowly oneself fired firstly secondly thirdly largely larger largest smaller "
    "smallest nearly nearby neared farther farmer farmers deeply deeper deepest deepen deepened deepening "
    "yearly monthly weekly peaceful peacefully peacetime peacekeeping peacekeepers gasoline muchness "
    "weekend weekends halfway"
)
# Second parts that hardly ever end a plain word.
SECOND = vocabulary(
    "based led backed level term range scale made owned run sponsored related driven oriented style type "
    "class wide old day year month hour calibre caliber speed profile ranking ready friendly sized winged "
    "armed funded trained built produced controlled occupied aligned dominated initiated equipped capable "
    "powered propelled launched guided tech power lift making keeping building sharing sufficient "
    "sufficiency called known being proliferation terrorism terrorist piracy submarine aircraft ship tank "
    "missile access area denial to up off in down over out"
)
# Prefixes that mostly grow together with their word, and the words they do not grow together with.
_GROWN = {
    "co": "production produced produce develop developed development chair chaired host hosted author sponsor founder",
    "pre": "war emptive existing date dates positioned planned eminent election",
    "pro": "government western democracy independence war",
    "post": "war conflict election invasion crisis",
    "ex": "president minister soviet leader officer colonel general",
    "multi": "year domain role vector billion million purpose party dimensional",
    "counter": "terrorism terrorist piracy narcotics insurgency attack space drone",
    "inter": "state agency service parliamentary continental",
    "semi": "annual official autonomous automatic",
    "no": "fly first limits confidence go one man",
    "so": "called",
    "by": "election product",
    "in": "depth house kind flight person country theatre theater service",
    "on": "site demand board the",
    "off": "the limits site",
    "up": "to and",
    "re": "entry export exports election elected",
    "sub": "continent saharan",
    "ultra": "modern high",
    "vice": "president premier minister chairman foreign admiral",
    "de": "facto jure escalation escalate",
}
NOT_GROWN = {prefix: vocabulary(words) for prefix, words in _GROWN.items()}
