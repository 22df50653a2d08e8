//! The tables as diesel sees them. A test compares this with both databases.

mod closing;
mod mail;
mod media;
mod people;

pub use closing::{close_out_topics, close_outs, event_kits, promises};
pub use mail::{bounces, mail_pauses, outbox, sender_state, subscriptions, suppressions};
pub use media::{picture_files, pictures};
pub use people::{
    identity_answers, identity_providers, identity_subjects, memberships, recovery_codes,
    second_factors, sessions, staff, staff_tokens, typed,
};

diesel::table! {
    departments (id) {
        id -> BigInt,
        public_id -> Text,
        slug -> Text,
        name -> Text,
        city -> Text,
        zone -> Text,
        languages -> Text,
        locale -> Text,
        email -> Text,
        phone -> Text,
        postal_address -> Text,
        state -> Text,
        settings -> Text,
        revision -> BigInt,
        revised_at -> Timestamp,
        created_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    event_kinds (id) {
        id -> BigInt,
        department_id -> BigInt,
        slug -> Text,
        labels -> Text,
        icon -> Text,
        position -> Integer,
        materials -> Text,
        talking_points -> Text,
        color -> Nullable<Text>,
        minutes -> Nullable<Integer>,
        starts -> Text,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    topics (id) {
        id -> BigInt,
        department_id -> BigInt,
        slug -> Text,
        labels -> Text,
        position -> Integer,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    venues (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        slug -> Text,
        name -> Text,
        street -> Text,
        city -> Text,
        region -> Text,
        postal_code -> Text,
        country -> Text,
        access_notes -> Text,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        zone -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        district -> Nullable<Text>,
        hours -> Nullable<Text>,
        capacity -> Nullable<Integer>,
        is_outdoors -> Bool,
        contact_sealed -> Nullable<Binary>,
        contact_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    officers (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        slug -> Text,
        rank -> Text,
        given_name -> Text,
        family_name -> Text,
        display_form -> Text,
        languages -> Text,
        is_public -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        contact_sealed -> Nullable<Binary>,
        contact_hash -> Nullable<Text>,
        mail_language -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        slug -> Text,
        kind_id -> BigInt,
        venue_id -> BigInt,
        state -> Text,
        local_start -> Timestamp,
        local_end -> Timestamp,
        zone -> Text,
        starts_at -> Timestamp,
        ends_at -> Timestamp,
        previous_start -> Nullable<Timestamp>,
        previous_venue_id -> Nullable<BigInt>,
        capacity -> Nullable<Integer>,
        seat_ceiling -> Nullable<Integer>,
        taken -> Integer,
        rsvp_opens_at -> Nullable<Timestamp>,
        rsvp_closes_at -> Nullable<Timestamp>,
        sequence -> Integer,
        version -> Integer,
        reason -> Nullable<Text>,
        publish_at -> Nullable<Timestamp>,
        published_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        series_id -> Nullable<BigInt>,
        series_date -> Nullable<Date>,
        series_detached -> Bool,
        rain_since -> Nullable<Timestamp>,
    }
}

diesel::table! {
    event_changes (id) {
        id -> BigInt,
        event_id -> BigInt,
        what -> Text,
        version -> Integer,
        sequence -> Integer,
        mail_mark -> BigInt,
        mail_waiting -> Text,
        made_at -> Timestamp,
        state -> Text,
        reason -> Nullable<Text>,
        local_start -> Timestamp,
        local_end -> Timestamp,
        zone -> Text,
        starts_at -> Timestamp,
        ends_at -> Timestamp,
        venue_id -> BigInt,
        previous_start -> Nullable<Timestamp>,
        previous_venue_id -> Nullable<BigInt>,
        rain_since -> Nullable<Timestamp>,
        rsvp_opens_at -> Nullable<Timestamp>,
        rsvp_closes_at -> Nullable<Timestamp>,
        series_id -> Nullable<BigInt>,
        series_version -> Nullable<Integer>,
        series_detached -> Bool,
    }
}

diesel::table! {
    series (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        kind_id -> BigInt,
        venue_id -> BigInt,
        is_published -> Bool,
        rule -> Text,
        template -> Text,
        version -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    event_texts (event_id, language) {
        event_id -> BigInt,
        language -> Text,
        title -> Text,
        lead -> Text,
        body -> Text,
        rain_plan -> Text,
        updated_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    event_officers (event_id, officer_id) {
        event_id -> BigInt,
        officer_id -> BigInt,
        state -> Text,
        epoch -> Integer,
        asked_at -> Nullable<Timestamp>,
        answered_at -> Nullable<Timestamp>,
        stand_in_for -> Nullable<BigInt>,
        called_away_at -> Nullable<Timestamp>,
        late_minutes -> Nullable<Integer>,
        reason_sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    event_topics (event_id, topic_id) {
        event_id -> BigInt,
        topic_id -> BigInt,
    }
}

diesel::table! {
    rsvps (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        event_id -> BigInt,
        state -> Text,
        party_size -> Integer,
        contact_sealed -> Nullable<Binary>,
        contact_hash -> Nullable<Text>,
        name_sealed -> Nullable<Binary>,
        note_sealed -> Nullable<Binary>,
        language -> Text,
        wants_article -> Bool,
        wants_reminders -> Bool,
        form_nonce -> Text,
        epoch -> Integer,
        confirmed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        code_hash -> Nullable<Text>,
        children -> Nullable<Integer>,
        queued_at -> Timestamp,
        answer_by -> Nullable<Timestamp>,
        offers -> Integer,
        told_sequence -> Nullable<Integer>,
        replied_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    arrivals (id) {
        id -> BigInt,
        event_id -> BigInt,
        tap -> Text,
        heads -> Integer,
        checked_in -> Bool,
        rsvp_id -> Nullable<BigInt>,
        staff_id -> BigInt,
        counted_at -> Timestamp,
    }
}

diesel::table! {
    articles (id) {
        id -> BigInt,
        public_id -> Text,
        department_id -> BigInt,
        slug -> Text,
        event_id -> Nullable<BigInt>,
        state -> Text,
        byline -> Text,
        version -> Integer,
        published_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    article_texts (article_id, language) {
        article_id -> BigInt,
        language -> Text,
        title -> Text,
        body -> Text,
    }
}

diesel::table! {
    audit_log (id) {
        id -> BigInt,
        at -> Timestamp,
        department_id -> Nullable<BigInt>,
        staff_id -> Nullable<BigInt>,
        action -> Text,
        subject -> Text,
        subject_id -> Nullable<BigInt>,
        detail -> Text,
        previous_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    public_versions (id) {
        id -> BigInt,
        department_id -> BigInt,
        subject -> Text,
        subject_id -> BigInt,
        number -> Integer,
        at -> Timestamp,
        staff_id -> Nullable<BigInt>,
        action -> Text,
        words -> Text,
        previous_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    rsvp_counts (event_id, state) {
        event_id -> BigInt,
        state -> Text,
        parties -> Integer,
        heads -> Integer,
    }
}

diesel::table! {
    legal_holds (event_id) {
        event_id -> BigInt,
        reason -> Text,
        since -> Timestamp,
    }
}

diesel::table! {
    deletion_receipts (id) {
        id -> BigInt,
        department_id -> BigInt,
        at -> Timestamp,
        record_class -> Text,
        keep_days -> BigInt,
        amount -> Integer,
    }
}

diesel::table! {
    zone_data (id) {
        id -> BigInt,
        version -> Text,
        derived_at -> Timestamp,
    }
}

diesel::table! {
    event_origins (id) {
        id -> BigInt,
        department_id -> BigInt,
        foreign_uid -> Text,
        event_id -> BigInt,
        foreign_sequence -> Nullable<Integer>,
        foreign_modified -> Nullable<Timestamp>,
        imported_at -> Timestamp,
    }
}

diesel::table! {
    officer_feeds (id) {
        id -> BigInt,
        department_id -> BigInt,
        officer_id -> BigInt,
        token_hash -> Text,
        created_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        made_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    feed_fetches (id) {
        id -> BigInt,
        department_id -> BigInt,
        app -> Text,
        last_at -> Timestamp,
    }
}

diesel::table! {
    wishes (id) {
        id -> BigInt,
        department_id -> BigInt,
        event_id -> BigInt,
        topics -> Text,
        text_sealed -> Nullable<Binary>,
        language -> Text,
        form_nonce -> Text,
        handled_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    wish_counts (event_id, topic_id) {
        event_id -> BigInt,
        topic_id -> BigInt,
        wishes -> Integer,
    }
}

diesel::table! {
    access_requests (id) {
        id -> BigInt,
        department_id -> BigInt,
        event_id -> BigInt,
        details_sealed -> Binary,
        contact_sealed -> Nullable<Binary>,
        contact_hash -> Nullable<Text>,
        language -> Text,
        form_nonce -> Text,
        is_late -> Bool,
        created_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    event_schedules (event_id) {
        event_id -> BigInt,
        publish_at -> Timestamp,
        version -> Integer,
        staff_id -> BigInt,
        made_at -> Timestamp,
        stopped_at -> Nullable<Timestamp>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    departments,
    event_kinds,
    topics,
    venues,
    officers,
    events,
    series,
    event_texts,
    event_officers,
    event_topics,
    rsvps,
    articles,
    article_texts,
    outbox,
    bounces,
    suppressions,
    staff,
    memberships,
    staff_tokens,
    sessions,
    audit_log,
    rsvp_counts,
    legal_holds,
    deletion_receipts,
    mail_pauses,
    sender_state,
    zone_data,
    event_origins,
    officer_feeds,
    feed_fetches,
    wishes,
    wish_counts,
    access_requests,
    arrivals,
    second_factors,
    recovery_codes,
    subscriptions,
    event_changes,
    close_outs,
    close_out_topics,
    promises,
    public_versions,
    event_schedules,
    event_kits,
    pictures,
    picture_files,
    identity_providers,
    identity_subjects,
    identity_answers,
    typed,
);
