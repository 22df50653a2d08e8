//! Drawings of numbers: bars and dots as inline SVG, the words around them as text of the page, so that
//! they grow with its letters and their contrast can be told. Pure, without script and without a style
//! attribute, colours by class. Each stands beside a table with the same numbers, which is what a screen
//! reader is led to; the drawing itself is hidden from it.

use std::fmt::Write;

use crate::web::pages::markup::{Trusted, escape};

/// Units across; about the pixels of a phone.
const WIDTH: u32 = 360;
/// Height of the columns.
const TALL: u32 = 140;
/// Height of a bar, and of a row of dots.
const THICK: u32 = 12;
const DOTTED: u32 = 20;

/// A number with its label.
pub type Value = (String, u32);

/// Writing to memory cannot fail, here and below.
fn words(html: &mut String, text: &str) {
    let _ = escape(html, text);
}

fn plot() -> String {
    "<div class=\"plot\" aria-hidden=\"true\">".to_owned()
}

fn close(mut html: String) -> Trusted {
    html.push_str("</div>");
    Trusted::vouch(html)
}

fn open(html: &mut String, height: u32) {
    let _ = write!(
        html,
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\">"
    );
}

/// A label with its number, above what is drawn of it.
fn above(html: &mut String, label: &str, number: Option<u32>) {
    html.push_str("<p><span>");
    words(html, label);
    html.push_str("</span>");
    if let Some(number) = number {
        let _ = write!(html, "<b>{number}</b>");
    }
    html.push_str("</p>");
}

/// The first and the last step of time, below what is drawn.
fn below(html: &mut String, first: Option<&String>, last: Option<&String>) {
    html.push_str("<p class=\"ends\">");
    for end in [first, last.filter(|last| first != Some(last))]
        .into_iter()
        .flatten()
    {
        html.push_str("<span>");
        words(html, end);
        html.push_str("</span>");
    }
    html.push_str("</p>");
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

/// Bars one below the other, each under its label and number.
#[must_use]
pub fn bars(values: &[Value]) -> Trusted {
    let most = most(values);
    let mut html = plot();
    for (label, value) in values {
        above(&mut html, label, Some(*value));
        open(&mut html, THICK);
        let length = scaled(*value, most, WIDTH);
        let _ = write!(
            html,
            "<rect class=\"bar\" width=\"{length}\" height=\"{THICK}\"/></svg>"
        );
    }
    close(html)
}

/// Columns side by side, in the order of time, under the height of the highest.
#[must_use]
pub fn columns(values: &[Value]) -> Trusted {
    let most = most(values);
    let count = u32::try_from(values.len()).unwrap_or(0).max(1);
    let mut html = plot();
    let highest = values.iter().find(|(_, value)| *value == most && most > 0);
    if let Some((label, value)) = highest {
        above(&mut html, label, Some(*value));
    }
    open(&mut html, TALL + 2);
    for (at, (_, value)) in (0..).zip(values) {
        let (left, right) = (at * WIDTH / count, (at + 1) * WIDTH / count);
        let (width, height) = ((right - left) * 7 / 10, scaled(*value, most, TALL));
        let _ = write!(
            html,
            "<rect class=\"bar\" x=\"{left}\" y=\"{}\" width=\"{}\" height=\"{height}\"/>",
            TALL - height,
            width.max(1)
        );
    }
    let _ = write!(
        html,
        "<line class=\"axis\" x1=\"0\" y1=\"{0}\" x2=\"{WIDTH}\" y2=\"{0}\"/></svg>",
        TALL + 1
    );
    let ends = |value: &Value| value.0.clone();
    let (first, last) = (values.first().map(ends), values.last().map(ends));
    below(&mut html, first.as_ref(), last.as_ref());
    close(html)
}

/// A row for each topic, in which a dot stands for a step of time: the larger, the more.
#[must_use]
pub fn dots(steps: &[String], rows: &[(String, Vec<u32>)]) -> Trusted {
    let all = rows.iter().flat_map(|(_, counts)| counts);
    let most = all.copied().max().unwrap_or(0);
    let count = u32::try_from(steps.len()).unwrap_or(0).max(1);
    let each = WIDTH / count;
    let widest = (each / 2).min(DOTTED / 2 - 1);
    let mut html = plot();
    for (label, counts) in rows {
        above(&mut html, label, None);
        open(&mut html, DOTTED);
        for (at, value) in (0..).zip(counts) {
            let (x, y) = (at * each + each / 2, DOTTED / 2);
            let (class, r) = match scaled(*value, most, widest) {
                0 => ("none", 1),
                r => ("bar", r),
            };
            let _ = write!(
                html,
                "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"
            );
        }
        html.push_str("</svg>");
    }
    below(&mut html, steps.first(), steps.last());
    close(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(label: &str, value: u32) -> Value {
        (label.to_owned(), value)
    }

    #[test]
    fn the_most_fills_the_room_and_half_of_it_half() {
        let svg = bars(&[value("Depot", 80), value("Library", 40)]).to_string();
        assert!(
            svg.contains("width=\"360\"") && svg.contains("width=\"180\""),
            "{svg}"
        );
        assert!(svg.contains("<b>80</b>") && svg.contains("<span>Library</span>"));
    }

    #[test]
    fn one_head_among_thousands_is_seen_and_nobody_draws_nothing() {
        assert_eq!(scaled(1, 9999, WIDTH), 2);
        assert_eq!((scaled(0, 9999, WIDTH), scaled(0, 0, WIDTH)), (0, 0));
        assert_eq!(scaled(u32::MAX, u32::MAX, WIDTH), WIDTH);
    }

    #[test]
    fn a_place_with_a_wicked_name_stays_a_name() {
        let wicked = "<script>alert(1)</script>\" onload=\"x";
        let rows = [(wicked.to_owned(), vec![1])];
        for svg in [
            bars(&[value(wicked, 1)]),
            columns(&[value(wicked, 1)]),
            dots(&[wicked.to_owned()], &rows),
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
        let svg = columns(&months).to_string();
        for part in svg.split("<rect ").skip(1) {
            let number = |name: &str| -> u32 {
                let at = part.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
                part[at..].split('"').next().unwrap().parse().unwrap()
            };
            assert!(number("x") + number("width") <= WIDTH, "{part}");
            assert!(number("y") + number("height") == TALL, "{part}");
        }
        assert!(bars(&[]).to_string().ends_with("</div>"));
    }
}
