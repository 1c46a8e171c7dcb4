"""People whose names English spells otherwise, or that stand without a title: hanzi, English forms.

Spelled as the people did themselves or as encyclopaedias have it; the pinyin counts as well. The
rest of the table are persons that streets, schools and prizes are called after. Sources: 《中国大百科
全书》 for the hanzi, the Encyclopaedia Britannica and the bodies named after them for the English.
"""

SPELLINGS: dict[str, tuple[str, ...]] = {
    "孙中山": ("Sun Yat-sen", "Sun Zhongshan"), "蒋介石": ("Chiang Kai-shek", "Jiang Jieshi"),
    "宋庆龄": ("Soong Ching Ling", "Soong Ching-ling", "Song Qingling"),
    "宋美龄": ("Soong Mei-ling", "Soong May-ling", "Song Meiling"),
    "蒋经国": ("Chiang Ching-kuo", "Jiang Jingguo"), "李登辉": ("Lee Teng-hui", "Li Denghui"),
    "陈水扁": ("Chen Shui-bian", "Chen Shuibian"), "马英九": ("Ma Ying-jeou", "Ma Yingjiu"),
    "蔡英文": ("Tsai Ing-wen", "Cai Yingwen"), "赖清德": ("Lai Ching-te", "Lai Qingde"),
    "连战": ("Lien Chan", "Lian Zhan"), "宋楚瑜": ("James Soong", "Soong Chu-yu", "Song Chuyu"),
    "董建华": ("Tung Chee-hwa", "Tung Chee Hwa"), "曾荫权": ("Donald Tsang",),
    "梁振英": ("Leung Chun-ying", "C.Y. Leung"), "林郑月娥": ("Carrie Lam", "Lam Cheng Yuet-ngor"),
    "李家超": ("John Lee", "John Lee Ka-chiu"), "何厚铧": ("Edmund Ho", "Ho Hau Wah"),
    "崔世安": ("Chui Sai-on", "Fernando Chui"), "贺一诚": ("Ho Iat-seng", "Ho Iat Seng"),
    "岑浩辉": ("Sam Hou Fai",), "霍英东": ("Henry Fok", "Fok Ying-tung", "Fok Ying Tung"),
    "邵逸夫": ("Run Run Shaw", "Sir Run Run Shaw", "Shao Yifu"), "李嘉诚": ("Li Ka-shing", "Li Ka Shing"),
    "包玉刚": ("Yue-Kong Pao", "Pao Yue-kong", "Y.K. Pao"), "曾宪梓": ("Tsang Hin-chi", "Zeng Xianzi"),
    "李小龙": ("Bruce Lee", "Li Xiaolong"), "成龙": ("Jackie Chan",),
    "李光耀": ("Lee Kuan Yew",), "李显龙": ("Lee Hsien Loong",), "黄循财": ("Lawrence Wong",),
    "陈嘉庚": ("Tan Kah Kee", "Chen Jiageng"), "杨振宁": ("Chen-Ning Yang", "Yang Chen-Ning", "Yang Zhenning"),
    "李政道": ("Tsung-Dao Lee", "T. D. Lee", "Li Zhengdao"), "丁肇中": ("Samuel C. C. Ting", "Samuel Ting"),
    "吴健雄": ("Chien-Shiung Wu", "Wu Jianxiong"), "陈省身": ("Shiing-Shen Chern", "Chen Xingshen"),
    "丘成桐": ("Shing-Tung Yau", "Qiu Chengtong"), "贝聿铭": ("I. M. Pei", "I.M. Pei", "Ieoh Ming Pei"),
    "李约瑟": ("Joseph Needham",), "白求恩": ("Norman Bethune", "Bethune"), "司徒雷登": ("John Leighton Stuart",),
    "利玛窦": ("Matteo Ricci",), "马可波罗": ("Marco Polo",), "郑成功": ("Zheng Chenggong", "Koxinga"),
    "李在明": ("Lee Jae-myung", "Lee Jae Myung"), "尹锡悦": ("Yoon Suk-yeol", "Yoon Suk Yeol", "Yoon Seok-youl"),
    "文在寅": ("Moon Jae-in", "Moon Jae In"), "朴槿惠": ("Park Geun-hye", "Park Geun Hye"),
    "李明博": ("Lee Myung-bak",), "卢武铉": ("Roh Moo-hyun",), "金大中": ("Kim Dae-jung",),
    "金正恩": ("Kim Jong Un", "Kim Jong-un"), "金正日": ("Kim Jong Il", "Kim Jong-il"),
    "金日成": ("Kim Il Sung", "Kim Il-sung"), "潘基文": ("Ban Ki-moon",), "阮富仲": ("Nguyen Phu Trong",),
    "苏林": ("To Lam",), "胡志明": ("Ho Chi Minh",), "阮春福": ("Nguyen Xuan Phuc",), "范明政": ("Pham Minh Chinh",),
    "安倍晋三": ("Shinzo Abe", "Abe Shinzo"), "岸田文雄": ("Fumio Kishida", "Kishida Fumio"), "石破茂": ("Shigeru Ishiba", "Ishiba Shigeru"),
    "高市早苗": ("Sanae Takaichi", "Takaichi Sanae"), "马云": ("Jack Ma", "Ma Yun"), "马化腾": ("Ma Huateng", "Pony Ma"),
    "张学良": ("Zhang Xueliang", "Chang Hsueh-liang"), "林语堂": ("Lin Yutang",), "胡适": ("Hu Shih", "Hu Shi"),
    "周杰伦": ("Jay Chou", "Zhou Jielun"), "刘德华": ("Andy Lau", "Liu Dehua"), "李安": ("Ang Lee", "Li An"),
    "周星驰": ("Stephen Chow", "Zhou Xingchi"), "梁朝伟": ("Tony Leung",), "张学友": ("Jacky Cheung",),
    "邓丽君": ("Teresa Teng", "Deng Lijun"), "王家卫": ("Wong Kar-wai", "Wong Kar Wai"), "周润发": ("Chow Yun-fat",),
    "孔子": ("Confucius",), "孟子": ("Mencius",), "老子": ("Laozi", "Lao Tzu", "Lao-tzu"),
    "庄子": ("Zhuangzi", "Chuang Tzu"), "荀子": ("Xunzi",), "墨子": ("Mozi",),
    "鲁迅": ("Lu Xun",), "郭沫若": ("Guo Moruo",), "茅盾": ("Mao Dun",), "巴金": ("Ba Jin",), "老舍": ("Lao She",),
    "蔡元培": ("Cai Yuanpei", "Tsai Yuan-pei"), "冰心": ("Bing Xin",), "曹禺": ("Cao Yu",), "梅兰芳": ("Mei Lanfang",),
    "竺可桢": ("Zhu Kezhen", "Chu Coching", "Co-Ching Chu"), "钱学森": ("Qian Xuesen", "Tsien Hsue-shen"),
    "钱三强": ("Qian Sanqiang",), "邓稼先": ("Deng Jiaxian",), "袁隆平": ("Yuan Longping",), "屠呦呦": ("Tu Youyou",),
    "李四光": ("Li Siguang", "J. S. Lee"), "华罗庚": ("Hua Luogeng", "Hua Loo-keng"), "茅以升": ("Mao Yisheng",),
    "詹天佑": ("Zhan Tianyou", "Jeme Tien Yow"), "陈景润": ("Chen Jingrun",),
    "于敏": ("Yu Min",), "南仁东": ("Nan Rendong",), "黄旭华": ("Huang Xuhua",), "钟南山": ("Zhong Nanshan",),
    "陶行知": ("Tao Xingzhi", "T'ao Hsing-chih"), "梁思成": ("Liang Sicheng",), "林徽因": ("Lin Huiyin",),
    "徐霞客": ("Xu Xiake",), "李时珍": ("Li Shizhen",), "张衡": ("Zhang Heng",), "祖冲之": ("Zu Chongzhi",),
    "沈括": ("Shen Kuo",), "王羲之": ("Wang Xizhi",), "王阳明": ("Wang Yangming",), "朱熹": ("Zhu Xi",),
    "李白": ("Li Bai", "Li Po"), "杜甫": ("Du Fu", "Tu Fu"), "白居易": ("Bai Juyi", "Po Chu-i"),
    "苏轼": ("Su Shi",), "苏东坡": ("Su Dongpo", "Su Tung-p'o"), "陆游": ("Lu You",), "辛弃疾": ("Xin Qiji",),
    "欧阳修": ("Ouyang Xiu",), "司马迁": ("Sima Qian",), "司马光": ("Sima Guang",), "诸葛亮": ("Zhuge Liang",),
    "屈原": ("Qu Yuan",), "岳飞": ("Yue Fei",), "文天祥": ("Wen Tianxiang",), "林则徐": ("Lin Zexu",),
    "曹雪芹": ("Cao Xueqin",), "蒲松龄": ("Pu Songling",), "罗贯中": ("Luo Guanzhong",), "施耐庵": ("Shi Nai'an", "Shi Naian"),
    "毛泽东": ("Mao Zedong", "Mao Tse-tung"), "周恩来": ("Zhou Enlai", "Chou En-lai"), "邓小平": ("Deng Xiaoping",),
    "习近平": ("Xi Jinping",), "江泽民": ("Jiang Zemin",), "胡锦涛": ("Hu Jintao",), "李克强": ("Li Keqiang",),
    "温家宝": ("Wen Jiabao",), "李强": ("Li Qiang",), "王毅": ("Wang Yi",), "雷锋": ("Lei Feng",), "焦裕禄": ("Jiao Yulu",),
    "刘少奇": ("Liu Shaoqi",), "朱德": ("Zhu De",), "陈云": ("Chen Yun",), "彭德怀": ("Peng Dehuai",), "赵乐际": ("Zhao Leji",),
    "王沪宁": ("Wang Huning",), "丁薛祥": ("Ding Xuexiang",), "蔡奇": ("Cai Qi",), "李希": ("Li Xi",), "韩正": ("Han Zheng",),
    "陈独秀": ("Chen Duxiu",), "李大钊": ("Li Dazhao",), "秋瑾": ("Qiu Jin",), "马寅初": ("Ma Yinchu",), "谢晋": ("Xie Jin",),
}  # fmt: skip

UNSURE = frozenset(
    "李安 巴金 李强 王毅 苏林 成龙 连战 李白 朱德 陈云 张衡 李希 老子 庄子 冰心 蔡奇 韩正 于敏 朱熹 陆游 谢晋 孔子 孟子 墨子 荀子 秋瑾 马云 胡适".split()
)
"""Of these the ones that other words or people share: a hint only, unless a title stands by."""
