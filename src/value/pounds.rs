//! Pounds of money and of weight.

use super::scan::Scan;

/// Pieces before a number that are searched for a word of weight or of money beside "pounds":
/// about the clause it stands in.
const POUND_WINDOW: usize = 10;

/// Whether "pounds" are sterling: "£" and "sterling" are certain and come elsewhere; a sum in
/// millions is money unless something is weighed; else a word of money must stand near and none of
/// weight nearer.
pub(super) fn are_money(s: &Scan<'_>, p: usize, scale: i128) -> bool {
    if s.lower(p + 1) == "of" || s.follows(p + 1, &["per", "square"]) {
        return false;
    }
    // After a sum in millions, what is weighed must go before: "45 million pounds richer, and weighed".
    let after = if scale >= 1_000_000 { 0 } else { 5 };
    for n in (p.saturating_sub(POUND_WINDOW)..p).rev().chain(p + 1..p + 1 + after) {
        match s.lower(n) {
            "weigh" | "weighed" | "weighs" | "weighing" | "weight" | "tonne" | "tonnes" | "tons" | "kg"
            | "kilograms" | "kilogram" | "kilos" | "cargo" | "carried" | "carrying" | "carry" | "load" | "loaded"
            | "heavy" | "lost" | "lifted" | "explosives" | "aid" | "food" | "supplies" | "thrust" | "bomb"
            | "bombs" => return false,
            "£" | "sterling" | "pay" | "paid" | "paying" | "pays" | "cost" | "costs" | "costing" | "worth"
            | "price" | "priced" | "spend" | "spent" | "spending" | "fine" | "fined" | "budget" | "salary" | "wage"
            | "wages" | "bill" | "loan" | "debt" | "owed" | "owes" | "fund" | "funding" | "invest" | "invested"
            | "sold" | "bought" | "buy" | "sell" | "pence" | "bank" | "tax" | "profit" | "profits" | "revenue"
            | "loss" | "losses" | "grant" | "donated" | "stolen" | "damages" | "ransom" | "earn" | "earned"
            | "valued" | "reward" | "prize" | "compensation" | "fee" | "fees" | "award" | "awarded" | "fare"
            | "rent" => {
                return true;
            }
            _ => {}
        }
    }
    scale >= 1_000_000
}
