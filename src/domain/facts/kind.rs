//! The kinds of finding, and their names in forms and in the catalogue.

/// What is wrong, or may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The start has passed.
    Past,
    /// It starts in less than a day.
    Soon,
    /// Nothing says how to get in.
    NoAccess,
    /// No officer is named.
    NoOfficers,
    /// No text in one of the department's languages.
    NoText,
    /// Neither an address nor a telephone number, in the fields or in the texts.
    NoContact,
    /// The clocks change between the day before and the end.
    ClockChange,
    /// The day is one on which the department is closed.
    Holiday,
    /// The place is not open all the time.
    VenueHours,
    /// More people are let in than the place holds.
    VenueCapacity,
    /// Under the open sky without a plan for rain.
    NoRainPlan,
    /// The department's first language was edited after another one.
    OldTranslation,
    /// A weekday beside a date it does not fall on.
    Weekday,
    /// A day no calendar has, such as June 31.
    NoSuchDay,
    /// The event's day in another year.
    Year,
    /// Another date than the event's.
    Date,
    /// Another weekday than the event's, without a date.
    OtherDay,
    /// "Tonight", "mañana": wrong on every day but one.
    RelativeDay,
    /// Another start than the event's.
    StartTime,
    /// Another end than the event's.
    EndTime,
    /// The right hour in the wrong half of the day.
    HalfOfDay,
    /// Standard time in summer, or the zone of somewhere else.
    ZoneName,
    /// An officer who is not on the event.
    Officer,
    /// An officer of the event by a name she does not want to see in public.
    OfficerUnnamed,
    /// A place that is not the event's.
    Venue,
    /// The event's street with another number.
    StreetNumber,
    /// Another number of places than the capacity.
    Places,
    /// A picture without words for those who do not see it.
    NoAltText,
}

impl Kind {
    pub const ALL: [Kind; 28] = [
        Self::Past,
        Self::Soon,
        Self::NoAccess,
        Self::NoOfficers,
        Self::NoText,
        Self::NoContact,
        Self::ClockChange,
        Self::Holiday,
        Self::VenueHours,
        Self::VenueCapacity,
        Self::NoRainPlan,
        Self::OldTranslation,
        Self::Weekday,
        Self::NoSuchDay,
        Self::Year,
        Self::Date,
        Self::OtherDay,
        Self::RelativeDay,
        Self::StartTime,
        Self::EndTime,
        Self::HalfOfDay,
        Self::ZoneName,
        Self::Officer,
        Self::OfficerUnnamed,
        Self::Venue,
        Self::StreetNumber,
        Self::Places,
        Self::NoAltText,
    ];

    /// The name in forms and in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Soon => "soon",
            Self::NoAccess => "no-access",
            Self::NoOfficers => "no-officers",
            Self::NoText => "no-text",
            Self::NoContact => "no-contact",
            Self::ClockChange => "clock-change",
            Self::Holiday => "holiday",
            Self::VenueHours => "venue-hours",
            Self::VenueCapacity => "venue-capacity",
            Self::NoRainPlan => "no-rain-plan",
            Self::OldTranslation => "old-translation",
            Self::Weekday => "weekday",
            Self::NoSuchDay => "no-such-day",
            Self::Year => "year",
            Self::Date => "date",
            Self::OtherDay => "other-day",
            Self::RelativeDay => "relative-day",
            Self::StartTime => "start-time",
            Self::EndTime => "end-time",
            Self::HalfOfDay => "half-of-day",
            Self::ZoneName => "zone-name",
            Self::Officer => "officer",
            Self::OfficerUnnamed => "officer-unnamed",
            Self::Venue => "venue",
            Self::StreetNumber => "street-number",
            Self::Places => "places",
            Self::NoAltText => "no-alt-text",
        }
    }
}
