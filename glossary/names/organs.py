"""The kind part of organisations as data: Chinese, English names, preferred first.

Written from general knowledge of official English usage; no standard was consulted.
"""

LEVELS: dict[str, str] = {"省": "Provincial", "市": "Municipal", "区": "District", "县": "County"}
"""The adjective of a place's level; autonomous areas keep their whole name."""

FIELDS: dict[str, str] = {
    "教育": "Education", "科学技术": "Science and Technology", "科技": "Science and Technology",
    "经济和信息化": "Economy and Information Technology", "经信": "Economy and Information Technology",
    "工业和信息化": "Industry and Information Technology", "公安": "Public Security",
    "民政": "Civil Affairs", "司法": "Justice", "财政": "Finance", "审计": "Audit", "统计": "Statistics",
    "人力资源和社会保障": "Human Resources and Social Security",
    "人力社保": "Human Resources and Social Security", "人社": "Human Resources and Social Security",
    "自然资源": "Natural Resources", "自然资源和规划": "Natural Resources and Planning",
    "生态环境": "Ecology and Environment", "环境保护": "Environmental Protection",
    "住房和城乡建设": "Housing and Urban-Rural Development", "住建": "Housing and Urban-Rural Development",
    "住房城乡建设": "Housing and Urban-Rural Development",
    "交通运输": "Transport", "水利": "Water Resources", "农业农村": "Agriculture and Rural Affairs",
    "商务": "Commerce", "文化和旅游": "Culture and Tourism", "文旅": "Culture and Tourism",
    "文化广电旅游": "Culture, Radio, Television and Tourism",
    "文化广电和旅游": "Culture, Radio, Television and Tourism",
    "文广旅游": "Culture, Radio, Television and Tourism",
    "文旅体": "Culture, Tourism and Sports", "文化": "Culture", "旅游": "Tourism",
    "卫生健康": "Health", "退役军人事务": "Veterans Affairs", "退役军人": "Veterans Affairs",
    "应急管理": "Emergency Management", "体育": "Sports", "林业": "Forestry", "税务": "Tax",
    "气象": "Meteorological", "信访": "Public Complaints and Proposals",
    "综合行政执法": "Integrated Administrative Law Enforcement",
    "综合执法": "Integrated Law Enforcement", "城市管理": "Urban Management",
    "粮食和物资储备": "Grain and Material Reserves", "机关事务": "Government Offices",
    "投资促进": "Investment Promotion", "档案": "Archives", "能源": "Energy", "海洋": "Oceanic",
    "知识产权": "Intellectual Property", "园林": "Parks and Woods", "外事": "Foreign Affairs",
    "海洋经济发展": "Marine Economy Development", "大数据发展": "Big Data Development",
}  # fmt: skip
"""What an office is for."""

OFFICES: dict[str, str] = {"厅": "Department", "局": "Bureau"}
"""A department of a province, a bureau of a city, district or county."""

BODIES: dict[str, tuple[str, ...]] = {
    "人民政府": ("People's Government",),
    "政府": ("Government", "government", "People's Government"),
    "人民代表大会": ("People's Congress",),
    "人大": ("People's Congress",),
    "人民代表大会常务委员会": ("People's Congress Standing Committee",),
    "人大常委会": ("People's Congress Standing Committee",),
    "纪委": ("Commission for Discipline Inspection",),
    "监委": ("Supervisory Commission", "Commission of Supervision"),
    "监察委员会": ("Supervisory Commission", "Commission of Supervision"),
    "发展和改革委员会": ("Development and Reform Commission",),
    "发展和改革局": ("Development and Reform Bureau",),
    "发展改革委": ("Development and Reform Commission",),
    "发改委": ("Development and Reform Commission",),
    "发改局": ("Development and Reform Bureau",),
    "卫生健康委员会": ("Health Commission", "Commission of Health"),
    "卫生健康委": ("Health Commission", "Commission of Health"),
    "卫健委": ("Health Commission", "Commission of Health"),
    "国资委": ("State-owned Assets Supervision and Administration Commission",),
    "国有资产监督管理委员会": ("State-owned Assets Supervision and Administration Commission",),
    "教育委员会": ("Education Commission",),
    "市场监督管理局": ("Administration for Market Regulation", "Market Regulation Bureau"),
    "市场监管局": ("Administration for Market Regulation", "Market Regulation Bureau"),
    "药品监督管理局": ("Medical Products Administration",),
    "医疗保障局": ("Healthcare Security Administration", "Healthcare Security Bureau"),
    "医保局": ("Healthcare Security Administration", "Healthcare Security Bureau"),
    "高级人民法院": ("Higher People's Court", "High People's Court"),
    "中级人民法院": ("Intermediate People's Court",),
    "人民法院": ("People's Court", "Primary People's Court"),
    "人民检察院": ("People's Procuratorate",),
    "总工会": ("Federation of Trade Unions",),
    "妇女联合会": ("Women's Federation",),
    "妇联": ("Women's Federation",),
    "残疾人联合会": ("Disabled Persons' Federation",),
    "残联": ("Disabled Persons' Federation",),
    "工商业联合会": ("Federation of Industry and Commerce",),
    "工商联": ("Federation of Industry and Commerce",),
    "红十字会": ("Red Cross Society", "Red Cross"),
    "农业科学院": ("Academy of Agricultural Sciences",),
    "农科院": ("Academy of Agricultural Sciences",),
    "社会科学院": ("Academy of Social Sciences",),
    "社科院": ("Academy of Social Sciences",),
    "林业科学研究院": ("Academy of Forestry",),
    "人民医院": ("People's Hospital",),
    "中医院": ("Hospital of Traditional Chinese Medicine", "Traditional Chinese Medicine Hospital"),
    "妇幼保健院": ("Maternal and Child Health Hospital",),
    "图书馆": ("Library",),
    "博物馆": ("Museum",),
}  # fmt: skip
"""Bodies whose whole name is known."""

PARTY = "CPC"
PARTY_OFFICES: dict[str, str] = {
    "": "", "宣传部": "Publicity Department", "组织部": "Organization Department",
    "统战部": "United Front Work Department", "政法委": "Political and Legal Affairs Commission",
    "办公室": "General Office", "办公厅": "General Office", "党校": "Party School",
}  # fmt: skip
"""Offices of a Party committee (省委, 市委, 区委, 县委)."""

AFTER_BODY: dict[str, str] = {
    "人大": "代常会", "政府": "性采", "委": "员托派任屈书副常秘", "局": "部势面限长", "厅": "长", "纪委": "监",
    "委办公室": "主", "人民政府": "网",
}  # fmt: skip
"""What follows the last characters when they belong to something else: 人大|代表."""

SCHOOLS: dict[str, str] = {
    "师范大学": "Normal University", "师范学院": "Normal University", "医科大学": "Medical University",
    "农业大学": "Agricultural University", "工业大学": "University of Technology",
    "科技大学": "University of Science and Technology", "财经大学": "University of Finance and Economics",
    "中医药大学": "University of Chinese Medicine", "海洋大学": "Ocean University",
    "交通大学": "Jiaotong University", "工程大学": "Engineering University",
    "外国语大学": "Foreign Studies University", "大学": "University", "医学院": "Medical College",
    "职业技术学院": "Vocational and Technical College", "学院": "College",
}  # fmt: skip
"""Universities and colleges by what stands before their kind."""

TRADES: dict[str, str] = {
    "精细化工": "Fine Chemicals", "化工": "Chemical", "新材料": "New Materials", "科技": "Technology",
    "生物科技": "Biotechnology", "生物医药": "Biopharmaceutical", "医药": "Pharmaceutical",
    "制药": "Pharmaceutical", "药业": "Pharmaceutical", "电子": "Electronics", "机电": "Mechanical and Electrical",
    "电气": "Electric", "机械": "Machinery", "汽车": "Automobile", "能源": "Energy", "新能源": "New Energy",
    "环保": "Environmental Protection", "建设": "Construction", "建筑": "Construction", "投资": "Investment",
    "控股": "Holding", "实业": "Industrial", "贸易": "Trading", "食品": "Food", "纺织": "Textile",
    "服饰": "Garment", "农业": "Agriculture", "物流": "Logistics", "信息技术": "Information Technology",
    "网络科技": "Network Technology", "智能科技": "Intelligent Technology", "文化": "Culture",
    "文化传媒": "Culture and Media", "旅游": "Tourism", "置业": "Real Estate", "房地产": "Real Estate",
    "房地产开发": "Real Estate Development", "水务": "Water", "供电": "Power Supply", "半导体": "Semiconductor",
    "材料": "Materials", "设备": "Equipment", "装备": "Equipment", "医疗器械": "Medical Instruments",
    "照明": "Lighting", "塑料": "Plastics", "包装": "Packaging", "家具": "Furniture", "": "",
}  # fmt: skip
"""Trades in the names of companies."""

COMPANIES: dict[str, tuple[str, ...]] = {
    "集团股份有限公司": ("Group Co., Ltd.",), "集团有限公司": ("Group Co., Ltd.",),
    "股份有限公司": ("Co., Ltd.",), "有限责任公司": ("Co., Ltd.",), "有限公司": ("Co., Ltd.", "Co. Ltd."),
}  # fmt: skip
"""Legal forms of companies."""
