"""Currencies: their Chinese names, English names, signs and codes."""

from glossary.figures.measure import build
from glossary.figures.values import Kind, Unit

_SPACED_SIGNS = ("$", "£", "€", "¥")


def _money(chinese: str, english: str, prefixes: str = "", **more: object) -> Unit:
    """Build a currency; its signs and codes stand before the number, close or apart, codes after.

    ``"US$ USD"`` gives US$5, US$ 5, US $5, USD5, USD 5 and 5 USD.
    """
    signs: list[str] = []
    codes: list[str] = []
    for sign in prefixes.split():
        signs += [sign, f"{sign} "]
        if sign.isalpha():
            codes.append(sign)
        elif sign[-1] in _SPACED_SIGNS and len(sign) > 1:
            signs.append(f"{sign[:-1]} {sign[-1]}")
    return build(Kind.MONEY, chinese, english, " ".join(codes), prefixes=tuple(signs), **more)


YUAN = _money(
    "元 元人民币 元钱 块钱 圆 人民币",
    "yuan yuan, renminbi renminbi, Chinese_yuan Chinese_yuan, yuan_renminbi yuan_renminbi",
    "RMB CNY ¥ CN¥",
)
MONEY: tuple[Unit, ...] = (
    YUAN,
    # "$" first: AP and China Daily write US dollars so, and every other dollar carries its letters.
    _money(
        "美元 美金",
        "US_dollar US_dollars, U.S._dollar U.S._dollars, dollar dollars, "
        "American_dollar American_dollars",
        "$ US$ U.S.$ USD",
        prefix_preferred=True,
    ),
    _money("港元 港币", "Hong_Kong_dollar Hong_Kong_dollars", "HK$ HKD"),
    _money("欧元", "euro euros, euro euro", "€ EUR"),
    _money("日元 日币 日圆", "yen yen, Japanese_yen Japanese_yen", "¥ JPY JP¥"),
    _money(
        "英镑",
        "pound pounds, pound_sterling pounds_sterling, British_pound British_pounds",
        "£ GBP",
    ),
    _money(
        "韩元 韩币", "won won, South_Korean_won South_Korean_won, Korean_won Korean_won", "KRW ₩"
    ),
    _money("澳元 澳大利亚元 澳币", "Australian_dollar Australian_dollars", "A$ AU$ AUD"),
    _money("加元 加拿大元 加币", "Canadian_dollar Canadian_dollars", "C$ CA$ CAD"),
    _money("新西兰元 纽元", "New_Zealand_dollar New_Zealand_dollars", "NZ$ NZD"),
    _money("新加坡元 新元 新币", "Singapore_dollar Singapore_dollars", "S$ SGD"),
    _money("新台币 台币", "New_Taiwan_dollar New_Taiwan_dollars", "NT$ TWD"),
    _money("澳门元", "pataca patacas, Macao_pataca Macao_patacas", "MOP"),
    _money("瑞士法郎", "Swiss_franc Swiss_francs", "CHF"),
    _money("法郎", "franc francs"),
    _money("卢布 俄罗斯卢布", "ruble rubles, Russian_ruble Russian_rubles", "RUB ₽"),
    _money("卢比 印度卢比", "rupee rupees, Indian_rupee Indian_rupees", "INR ₹"),
    _money("南非兰特 兰特", "rand rand, South_African_rand South_African_rand", "ZAR R"),
    _money("泰铢", "baht baht, Thai_baht Thai_baht", "THB ฿"),
    _money(
        "马来西亚林吉特 林吉特 令吉",
        "ringgit ringgit, Malaysian_ringgit Malaysian_ringgit",
        "MYR RM",
    ),
    _money("越南盾", "dong dong, Vietnamese_dong Vietnamese_dong", "VND"),
    _money("印尼盾 印尼卢比", "rupiah rupiah, Indonesian_rupiah Indonesian_rupiah", "IDR"),
    _money("菲律宾比索", "Philippine_peso Philippine_pesos, peso pesos", "PHP"),
    _money("墨西哥比索", "Mexican_peso Mexican_pesos, peso pesos", "MXN"),
    _money("比索", "peso pesos"),
    _money("巴西雷亚尔 雷亚尔", "real reais, Brazilian_real Brazilian_reais", "R$ BRL"),
    _money("土耳其里拉 里拉", "lira lira, Turkish_lira Turkish_lira", "TRY"),
    _money("阿联酋迪拉姆 迪拉姆", "dirham dirhams, UAE_dirham UAE_dirhams", "AED"),
    _money("沙特里亚尔", "Saudi_riyal Saudi_riyals, riyal riyals", "SAR"),
    _money("匈牙利福林 福林", "forint forints, Hungarian_forint Hungarian_forints", "HUF"),
    _money("波兰兹罗提 兹罗提", "zloty zlotys, Polish_zloty Polish_zlotys", "PLN"),
    _money("丹麦克朗", "Danish_krone Danish_kroner, krone kroner", "DKK"),
    _money("瑞典克朗", "Swedish_krona Swedish_kronor, krona kronor", "SEK"),
    _money("挪威克朗", "Norwegian_krone Norwegian_kroner, krone kroner", "NOK"),
    build(Kind.MONEY, "美分", "cent cents, US_cent US_cents", "¢ c"),
    build(Kind.MONEY, "便士", "penny pence", "p"),
    build(Kind.MONEY, "毛钱 角钱", "jiao jiao"),
    _money("角", "jiao jiao", strong=False),  # 长三角 and 五角 are no money
)
_NAMED = {unit.chinese[0]: unit for unit in MONEY}
SYMBOLS: dict[str, Unit] = {
    "US$": _NAMED["美元"], "HK$": _NAMED["港元"], "$": _NAMED["美元"], "¥": YUAN,
    "€": _NAMED["欧元"], "£": _NAMED["英镑"], "RMB": YUAN, "CNY": YUAN, "USD": _NAMED["美元"],
    "人民币": YUAN,
}  # fmt: skip
