//! Families of calendar apps, by what they call themselves, and how often each usually looks. Staff
//! see which of them know of a change; nothing else about who asked is kept.

/// A family of calendar apps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CalendarApp {
    Apple,
    Google,
    Outlook,
    /// DAVx5 and ICSx5.
    Android,
    Thunderbird,
    Nextcloud,
    Other,
}

/// What stands in the User-Agent header of whom; the first that fits counts.
const SIGNS: [(&str, CalendarApp); 14] = [
    ("google-calendar-importer", CalendarApp::Google),
    ("google", CalendarApp::Google),
    ("dataaccessd", CalendarApp::Apple),
    ("calendaragent", CalendarApp::Apple),
    ("ios/", CalendarApp::Apple),
    ("macos/", CalendarApp::Apple),
    ("mac_os", CalendarApp::Apple),
    ("outlook", CalendarApp::Outlook),
    ("microsoft", CalendarApp::Outlook),
    ("exchange", CalendarApp::Outlook),
    ("icsx5", CalendarApp::Android),
    ("davx5", CalendarApp::Android),
    ("thunderbird", CalendarApp::Thunderbird),
    ("nextcloud", CalendarApp::Nextcloud),
];

impl CalendarApp {
    pub const ALL: [CalendarApp; 7] = [
        Self::Apple,
        Self::Google,
        Self::Outlook,
        Self::Android,
        Self::Thunderbird,
        Self::Nextcloud,
        Self::Other,
    ];

    /// The family behind a User-Agent header; [`CalendarApp::Other`] for what nobody knows.
    #[must_use]
    pub fn of(user_agent: &str) -> Self {
        let name = user_agent.to_ascii_lowercase();
        let known = SIGNS.iter().find(|(sign, _)| name.contains(sign));
        known.map_or(Self::Other, |(_, app)| *app)
    }

    /// The word in the database and in the keys of the catalogues.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Apple => "apple",
            Self::Google => "google",
            Self::Outlook => "outlook",
            Self::Android => "android",
            Self::Thunderbird => "thunderbird",
            Self::Nextcloud => "nextcloud",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|app| app.as_str() == raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_is_known_by_what_it_calls_itself() {
        for (user_agent, app) in [
            ("Google-Calendar-Importer", CalendarApp::Google),
            ("iOS/17.5 (21F79) dataaccessd/1.0", CalendarApp::Apple),
            ("macOS/14.4 (23E214) CalendarAgent/985", CalendarApp::Apple),
            (
                "Mac_OS_X/10.15.7 (19H2) CalendarAgent/930.5.1",
                CalendarApp::Apple,
            ),
            (
                "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)",
                CalendarApp::Outlook,
            ),
            ("OutlookCalendarSubscription/1.0", CalendarApp::Outlook),
            ("ICSx5/2.2.2 (Android 14)", CalendarApp::Android),
            (
                "Mozilla/5.0 (X11; rv:115.0) Gecko/20100101 Thunderbird/115.9",
                CalendarApp::Thunderbird,
            ),
            ("Nextcloud Server Crawler", CalendarApp::Nextcloud),
            ("curl/8.5", CalendarApp::Other),
            ("", CalendarApp::Other),
        ] {
            assert_eq!(CalendarApp::of(user_agent), app, "{user_agent}");
        }
        for app in CalendarApp::ALL {
            assert_eq!(CalendarApp::parse(app.as_str()), Some(app));
        }
    }
}
