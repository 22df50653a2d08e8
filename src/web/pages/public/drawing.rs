//! The small picture of each kind of event. Decoration only: it never says anything the text does
//! not say.

use crate::web::pages::markup::Trusted;

/// What is on the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drawing {
    Coffee,
    IceCream,
    Doughnuts,
    Tacos,
    Pizza,
    Popsicles,
    Boba,
    Cocoa,
    #[default]
    Generic,
}

impl Drawing {
    /// The drawing for a kind's slug; [`Drawing::Generic`] for kinds we have none of.
    #[must_use]
    pub fn of_kind(slug: &str) -> Self {
        const BY_WORD: [(&str, Drawing); 10] = [
            ("coffee", Drawing::Coffee),
            ("ice-cream", Drawing::IceCream),
            ("cone", Drawing::IceCream),
            ("doughnut", Drawing::Doughnuts),
            ("donut", Drawing::Doughnuts),
            ("taco", Drawing::Tacos),
            ("pizza", Drawing::Pizza),
            ("popsicle", Drawing::Popsicles),
            ("boba", Drawing::Boba),
            ("cocoa", Drawing::Cocoa),
        ];
        BY_WORD
            .into_iter()
            .find(|(word, _)| slug.contains(word))
            .map_or(Drawing::Generic, |(_, drawing)| drawing)
    }

    /// The drawing as inline SVG, hidden from screen readers.
    #[must_use]
    pub fn svg(self) -> Trusted {
        Trusted::vouch(match self {
            Drawing::Coffee => include_str!("../../../../assets/kinds/coffee.svg"),
            Drawing::IceCream => include_str!("../../../../assets/kinds/ice-cream.svg"),
            Drawing::Doughnuts => include_str!("../../../../assets/kinds/doughnuts.svg"),
            Drawing::Tacos => include_str!("../../../../assets/kinds/tacos.svg"),
            Drawing::Pizza => include_str!("../../../../assets/kinds/pizza.svg"),
            Drawing::Popsicles => include_str!("../../../../assets/kinds/popsicles.svg"),
            Drawing::Boba => include_str!("../../../../assets/kinds/boba.svg"),
            Drawing::Cocoa => include_str!("../../../../assets/kinds/cocoa.svg"),
            Drawing::Generic => include_str!("../../../../assets/kinds/generic.svg"),
        })
    }
}
