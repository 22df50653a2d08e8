//! Drawings of numbers as inline SVG: pure, without script and without a style attribute, colours by
//! class. Each stands beside a table with the same numbers, which is what a screen reader is led to.

use std::fmt::Write;

use crate::web::pages::markup::{Trusted, escape};

/// Units across; about the pixels of a phone, so that letters stay as large as they are meant.
const WIDTH: u32 = 360;
/// Room for a bar; what is left holds the number beside it.
const LONGEST: u32 = 300;
/// Height of a row of a bar chart: the label, the bar below it.
const ROW: u32 = 38;
/// Height of the columns.
const TALL: u32 = 140;

/// A number with its label.
pub type Value = (String, u32);

/// Opens a drawing of this height; `id` is unlike every other on the page.
fn open(id: &str, title: &str, height: u32) -> String {
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"{id}\"><title id=\"{id}\">"
    );
    // Writing to memory cannot fail, here and below.
    let _ = escape(&mut svg, title);
    svg.push_str("</title>");
    svg
}

fn text(svg: &mut String, (x, y): (u32, u32), anchor: &str, words: &str) {
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">");
    let _ = escape(svg, words);
    svg.push_str("</text>");
}

fn close(mut svg: String) -> Trusted {
    svg.push_str("</svg>");
    Trusted::vouch(svg)
}

/// `value` of `most` on a scale of `length` units; something that is there is seen.
fn scaled(value: u32, most: u32, length: u32) -> u32 {
    if value == 0 || most == 0 {
        return 0;
    }
    let exact = u64::from(value) * u64::from(length) / u64::from(most);
    u32::try_from(exact).unwrap_or(length).clamp(2, length)
}

fn most(values: &[Value]) -> u32 {
    values.iter().map(|(_, value)| *value).max().unwrap_or(0)
}

/// A label that fits on one line.
fn short(label: &str) -> String {
    const FITS: usize = 44;
    if label.chars().count() <= FITS {
        return label.to_owned();
    }
    let kept: String = label.chars().take(FITS - 1).collect();
    format!("{kept}…")
}

/// Bars one below the other, each under its label.
#[must_use]
pub fn bars(id: &str, title: &str, values: &[Value]) -> Trusted {
    let most = most(values);
    let rows = u32::try_from(values.len()).unwrap_or(0);
    let mut svg = open(id, title, rows * ROW + 4);
    for (row, (label, value)) in (0..).zip(values) {
        let (top, length) = (row * ROW, scaled(*value, most, LONGEST));
        text(&mut svg, (0, top + 14), "start", &short(label));
        let _ = write!(
            svg,
            "<rect class=\"bar\" x=\"0\" y=\"{}\" width=\"{length}\" height=\"12\"/>",
            top + 20
        );
        text(
            &mut svg,
            (length + 6, top + 31),
            "start",
            &value.to_string(),
        );
    }
    close(svg)
}

/// Columns side by side, in the order of time. Labels stand below as far as there is room.
#[must_use]
pub fn columns(id: &str, title: &str, values: &[Value]) -> Trusted {
    let most = most(values);
    let count = u32::try_from(values.len()).unwrap_or(0).max(1);
    let step = count.div_ceil(4);
    let mut svg = open(id, title, TALL + 40);
    let _ = write!(
        svg,
        "<line class=\"axis\" x1=\"0\" y1=\"{0}\" x2=\"{WIDTH}\" y2=\"{0}\"/>",
        TALL + 18
    );
    for (at, (label, value)) in (0..).zip(values) {
        let (left, right) = (at * WIDTH / count, (at + 1) * WIDTH / count);
        let (width, height) = ((right - left) * 7 / 10, scaled(*value, most, TALL));
        let _ = write!(
            svg,
            "<rect class=\"bar\" x=\"{left}\" y=\"{}\" width=\"{}\" height=\"{height}\"/>",
            TALL + 18 - height,
            width.max(1)
        );
        if count <= 12 && *value > 0 {
            let middle = left + width / 2;
            let over = TALL + 13 - height;
            text(&mut svg, (middle, over), "middle", &value.to_string());
        }
        if at % step == 0 {
            text(&mut svg, (left, TALL + 34), "start", label);
        }
    }
    close(svg)
}

/// A row for each topic, in which a dot stands for a step of time: the larger, the more.
#[must_use]
pub fn dots(id: &str, title: &str, steps: &[String], rows: &[(String, Vec<u32>)]) -> Trusted {
    let all = rows.iter().flat_map(|(_, counts)| counts);
    let most = all.copied().max().unwrap_or(0);
    let count = u32::try_from(steps.len()).unwrap_or(0).max(1);
    let lines = u32::try_from(rows.len()).unwrap_or(0);
    let each = WIDTH / count;
    let widest = (each / 2).min(9);
    let mut svg = open(id, title, lines * ROW + 24);
    for (row, (label, counts)) in (0..).zip(rows) {
        let top = row * ROW;
        text(&mut svg, (0, top + 14), "start", &short(label));
        for (at, value) in (0..).zip(counts) {
            let (x, y) = (at * each + each / 2, top + 28);
            let _ = match scaled(*value, most, widest) {
                0 => write!(
                    svg,
                    "<circle class=\"none\" cx=\"{x}\" cy=\"{y}\" r=\"1\"/>"
                ),
                r => write!(
                    svg,
                    "<circle class=\"bar\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"
                ),
            };
        }
    }
    let bottom = lines * ROW + 18;
    if let (Some(first), Some(last)) = (steps.first(), steps.last()) {
        text(&mut svg, (0, bottom), "start", first);
        if steps.len() > 1 {
            text(&mut svg, (WIDTH, bottom), "end", last);
        }
    }
    close(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(label: &str, value: u32) -> Value {
        (label.to_owned(), value)
    }

    #[test]
    fn the_most_fills_the_room_and_half_of_it_half() {
        let svg = bars("a", "Heads", &[value("Depot", 80), value("Library", 40)]).to_string();
        assert!(
            svg.contains("width=\"300\"") && svg.contains("width=\"150\""),
            "{svg}"
        );
        assert!(svg.contains(">80</text>") && svg.contains(">Library</text>"));
    }

    #[test]
    fn one_head_among_thousands_is_seen_and_nobody_draws_nothing() {
        assert_eq!(scaled(1, 9999, LONGEST), 2);
        assert_eq!((scaled(0, 9999, LONGEST), scaled(0, 0, LONGEST)), (0, 0));
        assert_eq!(scaled(u32::MAX, u32::MAX, LONGEST), LONGEST);
    }

    #[test]
    fn a_place_with_a_wicked_name_stays_a_name() {
        let wicked = "<script>alert(1)</script>\" onload=\"x";
        let rows = [(wicked.to_owned(), vec![1])];
        for svg in [
            bars("a", wicked, &[value(wicked, 1)]),
            columns("b", wicked, &[value(wicked, 1)]),
            dots("c", wicked, &[wicked.to_owned()], &rows),
        ] {
            let svg = svg.to_string();
            assert!(
                !svg.contains("<script") && !svg.contains("\" onload"),
                "{svg}"
            );
            assert!(!svg.contains("style="), "the policy forbids it: {svg}");
        }
    }

    #[test]
    fn five_years_of_months_stay_within_the_drawing() {
        let months: Vec<Value> = (0..60).map(|at| value(&format!("m{at}"), at * 7)).collect();
        let svg = columns("a", "Months", &months).to_string();
        for part in svg.split("<rect ").skip(1) {
            let number = |name: &str| -> u32 {
                let at = part.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
                part[at..].split('"').next().unwrap().parse().unwrap()
            };
            assert!(number("x") + number("width") <= WIDTH, "{part}");
            assert!(number("y") + number("height") == TALL + 18, "{part}");
        }
        assert!(bars("a", "Nothing", &[]).to_string().ends_with("</svg>"));
    }
}
