// One field as this browser knows it: which text of the server's it was made of, what is typed, what is on its way.
(() => {
    const blik = (window.laeringsblik ??= {});

    const PAUSE = 1500; // milliseconds after the last key
    const LONGEST = 5000; // after the first, for those who never pause

    // `base` is the revision whose text, `of`, the field was made of: what is typed is told as a change of exactly that.
    // `sending` is on its way, the same until it is answered; `head` is what stands on the server.
    const fresh = (address) => ({
        address, base: 0, of: "", text: "", head: null, sending: null, problem: null, note: null, since: null, timer: null, mine: false,
    });

    const isDirty = (field) => field.sending !== null || field.text !== field.of;

    const newOp = () => {
        const bytes = window.crypto.getRandomValues(new Uint8Array(16));
        return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
    };

    // The next change to tell the server of, or null. `last`: the page is being left, and what is on its way may not
    // have arrived, so it goes along once more.
    const next = (field, last) => {
        if (field.sending && !(last && field.text !== field.sending.text)) return field.sending;
        if (field.text === field.of && !field.sending) return null;
        const { op, text, earlier } = field.sending ?? {};
        const before = field.sending ? [...earlier, { op, text }] : [];
        field.sending = { op: newOp(), base: field.base, text: field.text, earlier: before.slice(-5) };
        return field.sending;
    };

    // The server has it: from now on what is typed is a change of that.
    const arrived = (field, sent, answer) => {
        if (field.sending?.op !== sent.op) return false;
        Object.assign(field, { sending: null, base: answer.rev, of: sent.text, problem: null, since: null, mine: true });
        hear(field, { rev: answer.head, text: answer.text, both: answer.both, at: answer.at, author: answer.author });
        field.note = answer.one_child ? "one_child" : null;
        return true;
    };

    const hear = (field, head) => {
        if (field.head && head.rev <= field.head.rev) return false;
        field.head = head;
        return true;
    };

    // Somebody else picked another: the reader must choose between the two.
    const clash = (field, head) => {
        Object.assign(field, { sending: null, problem: { kind: "clash" } });
        hear(field, head);
    };

    const refuse = (field, why) => Object.assign(field, { sending: null, problem: { kind: "refused", why } });

    // What stands on the server comes to stand in the field; only when nothing of the reader's own is there.
    const follow = (field) => {
        if (isDirty(field) || !field.head) return;
        Object.assign(field, { base: field.head.rev, of: field.head.text, text: field.head.text });
    };

    const kept = (field) => (isDirty(field) ? { base: field.base, text: field.text, sending: field.sending } : null);

    blik.field = { fresh, isDirty, next, arrived, hear, clash, refuse, follow, kept, newOp, PAUSE, LONGEST };
})();
