"""The generic part of place names as data: Chinese, English words, preferred first.

Written from general knowledge of Xinhua and official English usage; no standard was consulted.
"""

ADMINISTRATIVE: dict[str, tuple[str, ...]] = {
    "特别行政区": ("Special Administrative Region", "SAR"),
    "自治区": ("Autonomous Region",),
    "自治州": ("Autonomous Prefecture",),
    "自治县": ("Autonomous County",),
    "自治旗": ("Autonomous Banner",),
    "地区": ("Prefecture", "Region", "Area"),
    "新区": ("New Area", "New District"),
    "矿区": ("Mining District",),
    "林区": ("Forestry District",),
    "特区": ("Special District",),
    "省": ("Province",),
    "市": ("City", "Municipality"),
    "区": ("District",),
    "县": ("County",),
    "旗": ("Banner",),
    "盟": ("League",),
    "州": ("Prefecture",),
}

LOCAL: dict[str, tuple[str, ...]] = {
    "街道": ("Subdistrict", "Sub-district", "Street", "Neighborhood"),
    "镇": ("Town", "Township"),
    "乡": ("Township", "Town"),
    "村": ("Village",),
    "社区": ("Community", "Residential Community", "Neighborhood"),
    "路": ("Road",),
    "大道": ("Avenue", "Boulevard", "Dadao"),
    "大桥": ("Bridge",),
    "江": ("River",),
    "河": ("River",),
    "湖": ("Lake",),
    "山": ("Mountain", "Hill", "Mount"),
    "岛": ("Island",),
    "水库": ("Reservoir",),
    "港": ("Port", "Harbor"),
    "湾": ("Bay",),
}
"""Generic parts below the county and of nature."""

BEFORE_WORD: dict[str, tuple[str, ...]] = {"湖": ("Lake {}",), "山": ("Mount {}", "Mt. {}")}
"""Generic words that English also sets before the name."""

ETHNIC: dict[str, str] = {
    "维吾尔": "Uygur", "壮族": "Zhuang", "回族": "Hui", "藏族": "Tibetan", "羌族": "Qiang", "彝族": "Yi",
    "苗族": "Miao", "侗族": "Dong", "布依族": "Bouyei", "哈尼族": "Hani", "傣族": "Dai", "白族": "Bai",
    "景颇族": "Jingpo", "傈僳族": "Lisu", "朝鲜族": "Korean", "土家族": "Tujia", "蒙古族": "Mongolian",
    "蒙古": "Mongolian", "哈萨克": "Kazak", "哈萨克族": "Kazak", "柯尔克孜": "Kirgiz", "满族": "Manchu",
    "瑶族": "Yao", "畲族": "She", "黎族": "Li", "佤族": "Va", "拉祜族": "Lahu", "水族": "Shui",
    "东乡族": "Dongxiang", "纳西族": "Naxi", "土族": "Tu", "达斡尔族": "Daur", "仫佬族": "Mulao",
    "布朗族": "Blang", "撒拉族": "Salar", "毛南族": "Maonan", "仡佬族": "Gelao", "锡伯": "Xibe",
    "普米族": "Pumi", "塔吉克": "Tajik", "怒族": "Nu", "鄂温克族": "Ewenki", "保安族": "Bonan",
    "裕固族": "Yugur", "独龙族": "Derung", "各族": "Multi-Ethnic",
}  # fmt: skip
"""Names of the peoples in autonomous areas."""

AFTER_GENERIC: dict[str, str] = {
    "省": "委级长内会府直属籍",
    "市": "委级长内场民值政容区府直属域圈面井况花辖",
    "区": "委级长内域划块间别位分府直属",
    "县": "委级长内城域政府直属",
    "州": "委级长内府",
    "旗": "委帜下舰袍手县",
    "镇": "委级长区域党政府",
    "乡": "委级长村镇亲愁土音贤党政府",
    "村": "委级民庄落口支党镇集",
    "路": "线径上口面段由网基况灯人过边程",
    "江": "苏西南北河",
    "河": "南北流道湖口床",
    "湖": "南北泊畔区面水州",
    "山": "东西区村水川上下河",
    "港": "口澳区珠",
    "湾": "区",
    "岛": "上屿内国",
}
"""What follows a generic character when it belongs to the next word (市委, 区域, 乡村)."""

NOT_THE_PLACE: dict[str, tuple[str, ...]] = {
    "上海": ("啸", "拔", "洋", "温", "域", "合作组织", "话"), "广东": ("话",), "四川": ("话",),
    "贵州": ("茅台",), "青岛": ("啤酒",), "北京": ("大学", "协和", "猿人"), "苏州": ("大学",),
    "西安": ("大略",), "香港": ("脚", "元", "币"), "澳门": ("元", "币"), "宁德": ("时代",), "云南": ("白药",), "吉林": ("大臣",), "天津": ("饭",),
}  # fmt: skip
"""What follows a place when the two together are another name or other words: 贵州茅台 (Kweichow)."""

SIDES = frozenset("岸麓侧坡缘端")
"""After 河南, 江西, 山东 these make a side of a river or a mountain: 黄河南岸."""
