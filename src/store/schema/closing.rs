//! As [`super`]: what officers take along to events, what came of them, and what was promised there.

diesel::table! {
    close_outs (event_id) {
        event_id -> BigInt,
        heads -> Nullable<Integer>,
        note_sealed -> Nullable<Binary>,
        version -> Integer,
        staff_id -> BigInt,
        closed_at -> Timestamp,
        updated_at -> Timestamp,
        children -> Nullable<Integer>,
        teens -> Nullable<Integer>,
        adults -> Nullable<Integer>,
        older_adults -> Nullable<Integer>,
        photos -> Nullable<Bool>,
        cost -> Nullable<Integer>,
        paid_by -> Text,
    }
}

diesel::table! {
    close_out_topics (event_id, topic_id) {
        event_id -> BigInt,
        topic_id -> BigInt,
    }
}

diesel::table! {
    promises (id) {
        id -> BigInt,
        department_id -> BigInt,
        event_id -> BigInt,
        texts -> Text,
        owner_staff_id -> Nullable<BigInt>,
        owner_officer_id -> Nullable<BigInt>,
        owner_sealed -> Nullable<Binary>,
        due_on -> Date,
        is_public -> Bool,
        state -> Text,
        settled_at -> Nullable<Timestamp>,
        reasons -> Text,
        version -> Integer,
        created_at -> Timestamp,
    }
}

diesel::table! {
    event_kits (event_id) {
        event_id -> BigInt,
        materials -> Text,
        talking_points -> Text,
    }
}
