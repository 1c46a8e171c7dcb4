"""The forms of an English verb: by the rules of spelling, and a table of the irregular ones.

Recognition only: where spelling allows two forms (travelled, traveled) both are given, so that
neither is reported as missing.
"""

_VOWELS = frozenset("aeiou")
_PREFIXES = ("counter", "under", "over", "fore", "with", "mis", "out", "pre", "re", "un", "up")
# Infinitive, past tense, past participle, and -ed where that is used beside them.
_TABLE = """\
arise arose arisen
awake awoke awoken
bear bore borne born
beat beat beaten
become became become
begin began begun
bend bent
bet bet
bid bid
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcast
build built
burn burnt burned
buy bought
cast cast
catch caught
choose chose chosen
come came come
cost cost
creep crept
cut cut
deal dealt
dig dug
do did done
draw drew drawn
dream dreamt dreamed
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
fly flew flown
forbid forbade forbidden
forecast forecast forecasted
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung hanged
have had
hear heard
hide hid hidden
hit hit
hold held
hurt hurt
input input inputted
keep kept
know knew known
lay laid
lead led
lean leant leaned
leap leapt leaped
learn learnt learned
leave left
lend lent
let let
lie lay lain lied
light lit lighted
lose lost
make made
mean meant
meet met
offset offset
pay paid
put put
quit quit
read read
rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran run
say said
see saw seen
seek sought
sell sold
send sent
set set
sew sewed sewn
shake shook shaken
shed shed
shine shone shined
shoot shot
show showed shown
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
sow sowed sown
speak spoke spoken
speed sped speeded
spell spelt spelled
spend spent
spin spun
split split
spread spread
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
strive strove striven strived
swear swore sworn
sweep swept
swell swelled swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
thrust thrust
tread trod trodden
wake woke woken
wear wore worn
weave wove woven
wed wed wedded
weep wept
win won
wind wound
withdraw withdrew withdrawn
write wrote written
"""
_IRREGULAR = {verb: tuple(past) for verb, *past in map(str.split, _TABLE.splitlines())}
_BE = ("am", "is", "are", "was", "were", "been", "being")


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the infinitive ``verb`` (in small letters) and its other forms, each once.

    >>> verb_forms("build"), verb_forms("plan")
    (('build', 'builds', 'building', 'built'), ('plan', 'plans', 'planning', 'planned'))
    """
    if verb == "be":
        return (verb, *_BE)
    if not verb.isalpha() or len(verb) < 2:  # noqa: PLR2004 - no verb has one letter
        return (verb,)
    stems = _stems(verb)
    forms = [verb, _third_person(verb), *(f"{stem}ing" for stem in _before_ing(verb, stems))]
    return tuple(dict.fromkeys([*forms, *_past(verb, stems)]))


def _third_person(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _stems(verb: str) -> list[str]:
    """Return what -ing and -ed may follow: the last consonant is doubled after one short vowel.

    In a word of one syllable it must be; in a longer one that goes by stress or by country.
    """
    one_short_vowel = (
        verb[-1] not in _VOWELS
        and verb[-1] not in "wxy"
        and verb[-2] in _VOWELS
        and (len(verb) == 2 or verb[-3] not in _VOWELS or verb[-3:-1] == "ui")  # noqa: PLR2004
    )
    if not one_short_vowel:
        return [verb]
    doubled = verb + verb[-1]
    return [doubled] if sum(c in _VOWELS for c in verb) == 1 else [verb, doubled]


def _before_ing(verb: str, stems: list[str]) -> list[str]:
    if verb.endswith("ie"):
        return [f"{verb[:-2]}y"]
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return [verb[:-1]]
    return stems


def _past(verb: str, stems: list[str]) -> list[str]:
    if verb in _IRREGULAR:
        return list(_IRREGULAR[verb])
    if verb.endswith("e"):
        regular = [f"{verb}d"]
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        regular = [f"{verb[:-1]}ied"]
    else:
        regular = [f"{stem}ed" for stem in stems]
    for prefix in _PREFIXES:  # rebuild; but relay is regular, so both are given
        simple = verb.removeprefix(prefix)
        if simple != verb and simple in _IRREGULAR:
            return [*(prefix + past for past in _IRREGULAR[simple]), *regular]
    return regular
