//! As [`super`]: pictures.

diesel::table! {
    pictures (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        event_id -> Nullable<BigInt>,
        venue_id -> Nullable<BigInt>,
        officer_id -> Nullable<BigInt>,
        article_id -> Nullable<BigInt>,
        words -> Text,
        format -> Text,
        sizes -> Text,
        position -> Integer,
        staff_id -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    picture_files (picture_id, width) {
        picture_id -> BigInt,
        width -> Integer,
        octets -> Binary,
    }
}
