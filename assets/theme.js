// Light or dark: the reader's choice, kept in a cookie that the server reads too, else what the device asks for.
(() => {
    const YEAR = 365 * 24 * 3600;
    const device = window.matchMedia("(prefers-color-scheme: dark)");
    const chosen = () => /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie)?.[1];
    const current = () => chosen() ?? (device.matches ? "dark" : "light");
    const show = () => document.documentElement.setAttribute("data-bs-theme", current());

    const choose = (theme) => {
        const secure = window.location.protocol === "https:" ? "; secure" : "";
        document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
        show();
    };

    document.addEventListener("click", (event) => {
        if (event.target.closest("[data-theme-switch]")) choose(current() === "dark" ? "light" : "dark");
    });
    device.addEventListener("change", show);
    show();
})();
