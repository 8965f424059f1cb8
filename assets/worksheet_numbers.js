// A number that could be somebody's CPR number never leaves the browser: the same rule as the server's.
(() => {
    const blik = (window.laeringsblik ??= {});
    // As Python counts them: JavaScript takes one sign more for a space, and some fewer.
    const SPACES = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
    const BETWEEN = `[${SPACES}\\u00ad\\u2010-\\u2015\\u2212.\\/_\\-]{0,3}`;
    const OTHER = "(?![0-9]{2})\\p{Nd}{2}";
    const DAY = `(?:[06][1-9]|[1278][0-9]|[39][01]|${OTHER})`;
    const MONTH = `(?:0[1-9]|1[0-2]|${OTHER})`;
    const CPR = new RegExp(`${DAY}${BETWEEN}${MONTH}${BETWEEN}\\p{Nd}{2}${BETWEEN}\\p{Nd}{4}`, "u");

    blik.holdsCpr = (text) => CPR.test(text);
})();
