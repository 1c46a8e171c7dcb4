"""English phrases as data: words of approximation, and set words for small multiples."""

from glossary.figures.values import Approximation

A = Approximation

LIMITS: dict[Approximation, tuple[str, ...]] = {
    A.MORE_THAN: (
        "more than {}", "over {}", "above {}", "exceeding {}", "exceeded {}", "exceeds {}",
        "exceed {}", "in excess of {}", "upwards of {}", "at least {}", "no less than {}",
        "no fewer than {}", "surpassing {}", "surpassed {}", "topping {}", "topped {}",
        "greater than {}", "higher than {}", "{} or more", "{} or above", "{} and above",
        "{} or over", "{} and over", "{} and more", "{} plus", "beyond {}", "upward of {}",
        "{} or higher",
    ),
    A.AT_LEAST: (
        "at least {}", "no less than {}", "no fewer than {}", "not less than {}", "a minimum of {}",
        "{} or more", "{} or above", "{} and above", "no lower than {}", "not lower than {}",
        "minimum of {}", "{} or higher", "{} and more", "{} and over", "{} or over",
        "not be less than {}", "not be lower than {}",
        "not be fewer than {}", "no smaller than {}", "not smaller than {}",
    ),
    A.NEARLY: (
        "nearly {}", "almost {}", "close to {}", "approaching {}", "just under {}", "near {}",
        "approximately {}", "some {}", "about {}", "approached {}",
    ),
    A.ABOUT: (
        "about {}", "around {}", "approximately {}", "roughly {}", "some {}", "an estimated {}",
        "circa {}", "{} or so", "approx. {}", "in the region of {}", "or around {}",
    ),
    A.LESS_THAN: (
        "less than {}", "fewer than {}", "under {}", "below {}", "lower than {}", "short of {}",
        "{} or less", "{} or below", "{} and below", "{} and under", "{} or under", "not quite {}",
    ),
    A.AT_MOST: (
        "no more than {}", "at most {}", "not more than {}", "up to {}", "within {}",
        "not exceeding {}", "a maximum of {}", "{} or less", "not exceed {}", "no later than {}",
        "{} or fewer", "maximum of {}", "no higher than {}", "not be more than {}", "{} or below",
        "not higher than {}", "{} and below", "{} or under", "{} and under",
    ),
}  # fmt: skip
TIMES_FORMS = {2: ("double", "doubled", "twice", "twofold"), 3: ("triple", "tripled", "threefold")}
MORE_FORMS = {1: ("doubled", "100%"), 2: ("tripled",), 3: ("quadrupled",)}
FREQUENCY = {1: "once", 2: "twice"}
DOUBLINGS = {
    2: ("double", "doubles", "doubled", "doubling", "twofold", "twice"),
    4: ("quadruple", "quadruples", "quadrupled", "quadrupling", "fourfold", "four times"),
    8: ("increase eightfold", "eightfold", "eight times", "octuple", "8 times"),
    16: ("sixteenfold", "16 times", "sixteen times"),
}
LONG_TIMES = {
    1: ("decades", "several decades", "a few decades"),
    2: ("centuries", "several centuries", "a few centuries", "several hundred years"),
    3: ("millennia", "several millennia", "a few millennia"),
}
MANY = {
    1: ("dozens of", "tens of", "scores of", "several dozen", "a few dozen"),
    2: ("hundreds of", "several hundred", "a few hundred"),
    3: ("thousands of", "several thousand", "a few thousand"),
    4: ("tens of thousands of", "several tens of thousands of"),
    5: ("hundreds of thousands of", "several hundred thousand"),
    6: ("millions of", "several million", "a few million"),
    7: ("tens of millions of",),
    8: ("hundreds of millions of", "several hundred million"),
    9: ("billions of", "several billion", "a few billion"),
    10: ("tens of billions of",),
    11: ("hundreds of billions of", "several hundred billion"),
    12: ("trillions of", "several trillion", "a few trillion"),
    13: ("tens of trillions of",),
}
