//! A coordinator's sums as a table for a grant report: one line for each department, one for all. Pure; no
//! cell is a formula.

use crate::calendar::import::table;
use crate::domain::overview::Overview;

/// The octets of the table (RFC 4180); the last line is the sum.
#[must_use]
pub fn csv(rows: &[(String, Overview)]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let names = Overview::default()
        .measures()
        .map(|(name, _)| name.replace('-', "_"));
    let head = ["department".to_owned()].into_iter().chain(names);
    // Writing to memory cannot fail.
    let _ = writer.write_record(head.chain(["cancelled_percent".to_owned()]));
    let all = rows
        .iter()
        .fold(Overview::default(), |sum, (_, one)| sum.plus(*one));
    let whole = ("all".to_owned(), all);
    for (name, sums) in rows.iter().chain([&whole]) {
        let percent = sums.cancelled_percent();
        let numbers = sums.measures().map(|(_, number)| number.to_string());
        let cells = [table::guarded(name)].into_iter().chain(numbers);
        let percent = percent
            .map(|percent| percent.to_string())
            .unwrap_or_default();
        let _ = writer.write_record(cells.chain([percent]));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_has_a_line_and_the_last_one_adds_them_up() {
        let row = |held, cancelled| Overview {
            held,
            cancelled,
            ..Overview::default()
        };
        let rows = [
            ("=Harbor, \"Falls\"".to_owned(), row(6, 1)),
            ("Millbrook".to_owned(), row(0, 0)),
        ];
        insta::assert_snapshot!(String::from_utf8(csv(&rows)).unwrap());
    }
}
