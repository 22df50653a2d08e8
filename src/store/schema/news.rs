//! As [`super`]: who gets news of events by mail.

diesel::table! {
    subscriptions (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        contact_sealed -> Nullable<Binary>,
        contact_hash -> Text,
        language -> Text,
        state -> Text,
        kinds -> Text,
        topics -> Text,
        districts -> Text,
        confirm_hash -> Nullable<Text>,
        confirm_by -> Nullable<Timestamp>,
        asked_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        stopped_at -> Nullable<Timestamp>,
        consent_version -> Integer,
        source -> Text,
        news_from -> Nullable<Timestamp>,
        last_news_at -> Nullable<Timestamp>,
        epoch -> Integer,
    }
}
