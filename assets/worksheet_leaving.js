// Signing out waits until everything is kept, and asks when it cannot be: the text then stays, locked, in the browser.
(() => {
    const blik = (window.laeringsblik ??= {});
    const PATIENCE = 5000; // milliseconds

    const soon = () => new Promise((done) => window.setTimeout(done, PATIENCE));

    document.addEventListener("click", async (event) => {
        const link = event.target.closest('a[href="/logout"]');
        if (!link || !blik.sheet?.unsent()) return;
        event.preventDefault();
        await Promise.race([blik.sheet.flush(false), soon()]);
        const words = blik.sheet.words();
        const question = blik.sheet.isKept() ? words.leaving : words.leaving_lost;
        if (!blik.sheet.unsent() || window.confirm(question)) window.location.assign(link.href);
    });
})();
