//! As [`super`]: what is sent, what came back, who gets what, and the state of the sender.

diesel::table! {
    outbox (id) {
        id -> BigInt,
        department_id -> BigInt,
        dedup_key -> Text,
        stream_key -> Nullable<Text>,
        kind -> Text,
        priority -> Integer,
        recipient_sealed -> Nullable<Binary>,
        recipient_hash -> Text,
        language -> Text,
        event_id -> Nullable<BigInt>,
        rsvp_id -> Nullable<BigInt>,
        article_id -> Nullable<BigInt>,
        payload -> Text,
        message_id -> Text,
        raw_sealed -> Nullable<Binary>,
        state -> Text,
        not_before -> Timestamp,
        deadline -> Timestamp,
        attempts -> Integer,
        ambiguous -> Integer,
        max_ambiguous -> Integer,
        lease_token -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        last_code -> Nullable<Integer>,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        subscription_id -> Nullable<BigInt>,
        tried_at -> Nullable<Timestamp>,
        gathered_in -> Nullable<BigInt>,
    }
}

diesel::table! {
    bounces (id) {
        id -> BigInt,
        department_id -> BigInt,
        outbox_id -> BigInt,
        kind -> Text,
        status -> Text,
        counts -> Bool,
        source -> Text,
        reported_at -> Timestamp,
    }
}

diesel::table! {
    suppressions (contact_hash, scope) {
        contact_hash -> Text,
        scope -> Text,
        reason -> Text,
        source -> Text,
        created_at -> Timestamp,
        expires_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mail_pauses (id) {
        id -> BigInt,
        since -> Timestamp,
        reason -> Text,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sender_state (id) {
        id -> BigInt,
        failures -> Integer,
        rests_until -> Nullable<Timestamp>,
        probe -> Nullable<Text>,
        last_error -> Nullable<Text>,
        beat_at -> Nullable<Timestamp>,
    }
}

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
