"""Chinese surnames as data, with the reading that a character has as a surname.

Compiled from general knowledge of the frequent surnames and of the Hundred Family Surnames (百家姓),
not extracted from a published list; the readings likewise. Check an entry before relying on it.
"""

COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程"
    "魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚"
    "邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄温牛樊葛邢安齐伍颜殷庞章鲁倪尚俞翁申聂柴焦詹岳段白兰"
)
"""Frequent ones."""

OTHER = frozenset(
    "耿骆凌欧区柳祝管项房喻舒阎甘毕涂池包卓盛关纪季娄裴冉饶左屈冀阮蓝穆梅闵解景岑符宫鲍裘巫"
    "华单费谷虞霍游滕卜邬苗裘宗靳蒲褚娄席麦涂仇岳焦窦童苟翟车应缪邸晏瞿闻莘劳简沙钮荀"
    "戚强佟滑麻匡寇丘成时花乐查粟逄娜敖隋郁冷臧楼邝桂厉尤商牟练储郎阳宁佘竺揭容楚"
    "晋邰郜茅卫路古原柏卞桑封明艾来蔺蔚宣奚裴诸全米和祁翁支仲伊仝肇尉宓伏连扈燕冼鹿"
    "母苑逯芮羿甄朴盖库折繁逢黑种召祭员权战东巴边党充鞠栾耶闭农凤双才由贡计国寸召胥蹇阙旷"
    "麹郦雍璩濮牧糜戎祖须丰巢蒯代门栗楚苟位占红甯仰秋荆訾尧邴濯步束幸司韶郗谈岩帅闾酆昝勾丛斯满暴"
)
"""Rarer ones; many are everyday words as well and need the strongest cue."""

COMPOUND = {
    "欧阳": "Ouyang", "司马": "Sima", "诸葛": "Zhuge", "上官": "Shangguan", "皇甫": "Huangfu",
    "令狐": "Linghu", "尉迟": "Yuchi", "万俟": "Moqi", "长孙": "Zhangsun", "慕容": "Murong",
    "司徒": "Situ", "司空": "Sikong", "夏侯": "Xiahou", "东方": "Dongfang", "公孙": "Gongsun",
    "轩辕": "Xuanyuan", "端木": "Duanmu", "独孤": "Dugu", "南宫": "Nangong", "宇文": "Yuwen",
    "呼延": "Huyan", "闻人": "Wenren", "澹台": "Tantai", "濮阳": "Puyang", "淳于": "Chunyu",
    "单于": "Chanyu", "太史": "Taishi", "申屠": "Shentu", "钟离": "Zhongli", "东郭": "Dongguo",
    "百里": "Baili", "西门": "Ximen", "拓跋": "Tuoba", "赫连": "Helian", "鲜于": "Xianyu",
    "欧陽": "Ouyang", "左丘": "Zuoqiu", "公冶": "Gongye", "第五": "Diwu", "宰父": "Zaifu",
}  # fmt: skip
"""Surnames of two characters; ``第五`` and ``东方`` are words first, see ``WORDLIKE``."""

READINGS: dict[str, tuple[str, ...]] = {
    "单": ("Shan",), "解": ("Xie",), "曾": ("Zeng",), "仇": ("Qiu",), "区": ("Ou",),
    "朴": ("Piao",), "盖": ("Ge", "Gai"), "乐": ("Yue", "Le"), "查": ("Zha",), "任": ("Ren",),
    "华": ("Hua",), "缪": ("Miao",), "翟": ("Zhai", "Di"), "覃": ("Qin", "Tan"), "车": ("Che",),
    "员": ("Yun",), "折": ("She",), "繁": ("Po",), "逄": ("Pang",), "逢": ("Pang",),
    "召": ("Shao",), "种": ("Chong",), "祭": ("Zhai",), "黑": ("He",), "秘": ("Bi",),
    "尉": ("Wei", "Yu"), "洗": ("Xian",), "冼": ("Xian",), "宓": ("Mi",), "莘": ("Shen", "Xin"),
    "葛": ("Ge",), "晟": ("Cheng",), "都": ("Du",), "那": ("Na",), "能": ("Nai",),
    "纪": ("Ji",), "应": ("Ying",), "占": ("Zhan",), "訾": ("Zi",), "牟": ("Mu", "Mou"),
    "隗": ("Wei", "Kui"), "柏": ("Bai", "Bo"), "钻": ("Zuan",), "令": ("Ling",), "长": ("Zhang",),
    "曲": ("Qu",), "宁": ("Ning",), "阚": ("Kan",), "郗": ("Xi", "Chi"), "谌": ("Chen", "Shen"),
    "卜": ("Bu",), "石": ("Shi",), "沈": ("Shen",), "薄": ("Bo",), "吕": ("Lyu",), "闾": ("Lyu",),
    "侯": ("Hou",), "强": ("Qiang",), "便": ("Pian",), "俞": ("Yu",), "郝": ("Hao",),
    "佘": ("She",), "肖": ("Xiao",), "于": ("Yu",), "余": ("Yu",), "万": ("Wan",), "家": ("Jia",),
    "贾": ("Jia",), "红": ("Hong",), "盛": ("Sheng",), "燕": ("Yan",), "臧": ("Zang",),
    "宿": ("Su",), "殷": ("Yin",), "么": ("Yao",), "幺": ("Yao",), "褚": ("Chu",), "丘": ("Qiu",),
}  # fmt: skip
"""Readings of the characters whose reading as a surname a dictionary of words gets wrong, or that
families read in two ways; the first is preferred."""

WORDLIKE = frozenset(
    "于和时应向任成全明能有才由东来原国战党双连路方万安常高文江关容宁费单解游管项华强商支折"
    "员权充计库种召祭黑母花查包边红农岩须满暴步束勾牧司斯古桂楼练储郎阳揭伏封宣来燕米巴景麦房"
    "海平居经广从生冷黑白金石马水沙柏黄龙康温武牛熊江林夏秦池车凌宫尚申秋祖丰巢闭凤贡寸伊卫"
)
"""Surnames that are everyday words, too: they count as a name only beside the strongest cue."""

ALL = COMMON | OTHER
