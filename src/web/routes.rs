//! Every route of the product on one screen.

use actix_web::web::{self, ServiceConfig};
use actix_web::{Route, guard};

use crate::web::{public, staff};

/// What is answered, and by whom.
pub fn configure(site: &mut ServiceConfig) {
    operations(site);
    staff_pages(site);
    public_pages(site);
}

/// GET, and HEAD with the same headers (RFC 9110 section 9.3.2).
fn get() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

fn operations(site: &mut ServiceConfig) {
    site.route("/healthz", get().to(public::operations::healthz))
        .route("/readyz", get().to(public::operations::readyz))
        .route("/robots.txt", get().to(public::operations::robots))
        .route(
            "/.well-known/security.txt",
            get().to(public::operations::security_txt),
        )
        .route(
            "/assets/kinds/{name}",
            get().to(public::operations::drawing),
        )
        .route("/assets/{name}", get().to(public::operations::asset))
        .route(
            "/api/v1/received-mail",
            web::post().to(public::received_mail::take),
        );
}

fn staff_pages(site: &mut ServiceConfig) {
    use staff::{
        arrivals, board, counts, endings, event_form, events, facts, hold, previews, rain, seats,
        sign_in, undo,
    };
    site.route("/staff", get().to(board::show))
        .route("/staff/sign-in", get().to(sign_in::form))
        .route("/staff/sign-in", web::post().to(sign_in::submit))
        .route("/staff/sign-out", web::post().to(sign_in::out))
        .route("/staff/invitations/{token}", get().to(sign_in::invitation))
        .route(
            "/staff/invitations/{token}",
            web::post().to(sign_in::accept),
        )
        .route("/staff/new-event", get().to(event_form::new))
        .route("/staff/new-event", web::post().to(event_form::create))
        .route("/staff/events/{e}", get().to(events::show))
        .route("/staff/events/{e}/edit", get().to(event_form::edit))
        .route("/staff/events/{e}/edit", web::post().to(event_form::update))
        .route("/staff/events/{e}/publication", get().to(events::check))
        .route(
            "/staff/events/{e}/publication",
            web::post().to(events::publish),
        )
        .route(
            "/staff/events/{e}/preview",
            get().to(previews::announcement),
        )
        .route("/staff/events/{e}/preview/entry", get().to(previews::entry))
        .route(
            "/staff/events/{e}/corrections",
            web::post().to(facts::correct_event),
        )
        .route("/staff/counts.csv", get().to(counts::all))
        .route("/staff/events/{e}/counts.csv", get().to(counts::one))
        .route("/staff/events/{e}/arrivals", get().to(arrivals::show))
        .route("/staff/events/{e}/arrivals", web::post().to(arrivals::tap))
        .route("/staff/events/{e}/check-in", get().to(arrivals::ask))
        .route(
            "/staff/events/{e}/check-in",
            web::post().to(arrivals::check_in),
        )
        .route("/staff/events/{e}/seats", web::post().to(seats::give))
        .route("/staff/events/{e}/letter", get().to(seats::letter))
        .route("/staff/events/{e}/letter", web::post().to(seats::send))
        .route(
            "/staff/events/{e}/cancellation",
            get().to(endings::ask_cancel),
        )
        .route(
            "/staff/events/{e}/cancellation",
            web::post().to(endings::cancel),
        )
        .route(
            "/staff/events/{e}/postponement",
            get().to(endings::ask_postpone),
        )
        .route(
            "/staff/events/{e}/postponement",
            web::post().to(endings::postpone),
        )
        .route("/staff/events/{e}/rain", get().to(rain::ask))
        .route("/staff/events/{e}/rain", web::post().to(rain::turn))
        .route("/staff/events/{e}/undo", web::post().to(undo::undo))
        .route("/staff/events/{e}/hold", get().to(hold::show))
        .route("/staff/events/{e}/hold", web::post().to(hold::change));
    house(site);
    drafts(site);
    records(site);
    stories(site);
    closing(site);
    asks(site);
    mail(site);
    series(site);
    people(site);
    settings(site);
    pictures(site);
}

fn house(site: &mut ServiceConfig) {
    use staff::{audit, exchange, officers, suppressions, venues};
    site.route("/staff/venues", get().to(venues::list))
        .route("/staff/new-venue", get().to(venues::new))
        .route("/staff/new-venue", web::post().to(venues::create))
        .route("/staff/venues/{v}", get().to(venues::edit))
        .route("/staff/venues/{v}", web::post().to(venues::update))
        .route("/staff/officers", get().to(officers::list))
        .route("/staff/new-officer", get().to(officers::new))
        .route("/staff/new-officer", web::post().to(officers::create))
        .route("/staff/officers/{o}", get().to(officers::edit))
        .route("/staff/officers/{o}", web::post().to(officers::update))
        .route(
            "/staff/officers/{o}/calendar",
            web::post().to(officers::calendar),
        )
        .route("/staff/log", get().to(audit::show))
        .route("/staff/suppressions", get().to(suppressions::show))
        .route("/staff/suppressions", web::post().to(suppressions::lift));
    site.route("/staff/exchange", get().to(exchange::show))
        .route("/staff/exchange", web::post().to(exchange::take))
        .route("/staff/exchange/template", get().to(exchange::template))
        .route("/staff/exchange/{format}", get().to(exchange::file));
}

fn drafts(site: &mut ServiceConfig) {
    use staff::{letter_preview, typed, when};
    site.route(
        "/staff/events/{e}/preview/mail",
        get().to(letter_preview::letters),
    )
    .route(
        "/staff/events/{e}/preview/mail/{kind}",
        get().to(letter_preview::html),
    );
    site.route("/staff/new-event/typed", web::post().to(typed::new_event))
        .route("/staff/new-event/when", get().to(when::sentence))
        .route("/staff/events/{e}/typed", web::post().to(typed::event))
        .route(
            "/staff/new-article/typed",
            web::post().to(typed::new_article),
        )
        .route("/staff/articles/{a}/typed", web::post().to(typed::article));
}

fn records(site: &mut ServiceConfig) {
    use staff::{history, records};
    site.route("/staff/records", get().to(records::show))
        .route("/staff/records", web::post().to(records::export))
        .route("/staff/records/retention", get().to(records::retention))
        .route("/staff/events/{e}/history", get().to(history::of_event))
        .route(
            "/staff/events/{e}/history/{n}",
            get().to(history::event_version),
        )
        .route("/staff/articles/{a}/history", get().to(history::of_article))
        .route(
            "/staff/articles/{a}/history/{n}",
            get().to(history::article_version),
        );
}

fn stories(site: &mut ServiceConfig) {
    use staff::{articles, facts};
    site.route("/staff/articles", get().to(articles::list))
        .route("/staff/new-article", get().to(articles::new))
        .route("/staff/new-article", web::post().to(articles::create))
        .route("/staff/articles/{a}", get().to(articles::edit))
        .route("/staff/articles/{a}", web::post().to(articles::update))
        .route("/staff/articles/{a}/publication", get().to(articles::check))
        .route(
            "/staff/articles/{a}/publication",
            web::post().to(articles::publish),
        )
        .route(
            "/staff/articles/{a}/corrections",
            web::post().to(facts::correct_article),
        );
}

fn closing(site: &mut ServiceConfig) {
    use staff::{close_out, figures, promises};
    site.route("/staff/events/{e}/close-out", get().to(close_out::show))
        .route(
            "/staff/events/{e}/close-out",
            web::post().to(close_out::save),
        )
        .route("/staff/promises", get().to(promises::list))
        .route("/staff/promises/{p}", get().to(promises::show))
        .route("/staff/promises/{p}", web::post().to(promises::settle))
        .route("/staff/figures", get().to(figures::show))
        .route("/staff/figures.csv", get().to(figures::csv))
        .route("/staff/figures.json", get().to(figures::json));
}

fn people(site: &mut ServiceConfig) {
    use staff::{account, identity, overview, people, reset, second_factor, second_step};
    site.route("/staff/sign-in/code", web::post().to(second_step::submit))
        .route("/staff/sign-in/with/{d}", get().to(identity::leave))
        .route("/staff/sign-in/callback", get().to(identity::come_back))
        .route("/staff/reset", get().to(reset::form))
        .route("/staff/reset", web::post().to(reset::submit))
        .route("/staff/people", get().to(people::list))
        .route("/staff/new-person", get().to(people::new))
        .route("/staff/new-person", web::post().to(people::invite))
        .route("/staff/people/{p}", get().to(people::show))
        .route("/staff/people/{p}", web::post().to(people::change))
        .route("/staff/account", get().to(account::show))
        .route("/staff/account", web::post().to(account::save))
        .route("/staff/account/password", web::post().to(account::password))
        .route("/staff/account/sessions", web::post().to(account::end))
        .route(
            "/staff/account/second-factor",
            get().to(second_factor::show),
        )
        .route(
            "/staff/account/second-factor",
            web::post().to(second_factor::save),
        )
        .route("/staff/department", web::post().to(account::switch))
        .route("/staff/overview", get().to(overview::show))
        .route("/staff/overview.csv", get().to(overview::csv));
}

fn settings(site: &mut ServiceConfig) {
    use staff::{holidays, kinds, settings, topics};
    site.route("/staff/settings", get().to(settings::show))
        .route("/staff/settings/holidays", get().to(holidays::show))
        .route("/staff/settings/holidays", web::post().to(holidays::change))
        .route("/staff/settings/{part}", get().to(settings::edit))
        .route("/staff/settings/{part}", web::post().to(settings::save))
        .route("/staff/kinds", get().to(kinds::list))
        .route("/staff/new-kind", get().to(kinds::new))
        .route("/staff/new-kind", web::post().to(kinds::create))
        .route("/staff/kinds/{k}", get().to(kinds::edit))
        .route("/staff/kinds/{k}", web::post().to(kinds::update))
        .route("/staff/kinds/{k}/retirement", web::post().to(kinds::retire))
        .route("/staff/topics", get().to(topics::list))
        .route("/staff/new-topic", get().to(topics::new))
        .route("/staff/new-topic", web::post().to(topics::create))
        .route("/staff/topics/{t}", get().to(topics::edit))
        .route("/staff/topics/{t}", web::post().to(topics::update))
        .route(
            "/staff/topics/{t}/retirement",
            web::post().to(topics::retire),
        );
}

fn pictures(site: &mut ServiceConfig) {
    use staff::pictures;
    site.route("/staff/events/{e}/pictures", get().to(pictures::of_event))
        .route(
            "/staff/events/{e}/pictures",
            web::post().to(pictures::to_event),
        )
        .route("/staff/venues/{v}/pictures", get().to(pictures::of_venue))
        .route(
            "/staff/venues/{v}/pictures",
            web::post().to(pictures::to_venue),
        )
        .route(
            "/staff/officers/{o}/pictures",
            get().to(pictures::of_officer),
        )
        .route(
            "/staff/officers/{o}/pictures",
            web::post().to(pictures::to_officer),
        )
        .route(
            "/staff/articles/{a}/pictures",
            get().to(pictures::of_article),
        )
        .route(
            "/staff/articles/{a}/pictures",
            web::post().to(pictures::to_article),
        )
        .route("/staff/pictures/{i}", get().to(pictures::edit))
        .route("/staff/pictures/{i}", web::post().to(pictures::save))
        .route("/staff/pictures/{i}/order", web::post().to(pictures::shift))
        .route(
            "/staff/pictures/{i}/removal",
            get().to(pictures::ask_removal),
        )
        .route(
            "/staff/pictures/{i}/removal",
            web::post().to(pictures::remove),
        )
        .route("/staff/pictures/{i}/{file}", get().to(pictures::file));
}

fn asks(site: &mut ServiceConfig) {
    use staff::asks;
    site.route("/staff/events/{e}/topics", get().to(asks::topics))
        .route("/staff/events/{e}/topics", web::post().to(asks::handle))
        .route("/staff/events/{e}/access", get().to(asks::access))
        .route("/staff/events/{e}/access", web::post().to(asks::answer))
        .route("/staff/events/{e}/sheet", get().to(asks::sheet));
    roster(site);
}

fn roster(site: &mut ServiceConfig) {
    use staff::{briefing, event_officers as officers, kits};
    site.route("/staff/events/{e}/officers", get().to(officers::show))
        .route(
            "/staff/events/{e}/officers",
            web::post().to(officers::answer),
        )
        .route("/staff/events/{e}/briefing", get().to(briefing::show))
        .route("/staff/events/{e}/briefing.pdf", get().to(briefing::file))
        .route("/staff/events/{e}/kit", get().to(kits::edit_of_event))
        .route("/staff/events/{e}/kit", web::post().to(kits::save_of_event))
        .route("/staff/kinds/{k}/kit", get().to(kits::edit_of_kind))
        .route("/staff/kinds/{k}/kit", web::post().to(kits::save_of_kind));
}

fn mail(site: &mut ServiceConfig) {
    use staff::{mail, mailings};
    site.route("/staff/mail", get().to(mail::all))
        .route("/staff/mail/{m}", get().to(mail::message))
        .route("/staff/mail/{m}/again", web::post().to(mail::again))
        .route("/staff/events/{e}/mail", get().to(mail::of_event))
        .route(
            "/staff/events/{e}/letter/undo",
            web::post().to(mailings::take_back_letter),
        )
        .route("/staff/articles/{a}/mailing", get().to(mailings::ask))
        .route(
            "/staff/articles/{a}/mailing",
            web::post().to(mailings::send),
        )
        .route(
            "/staff/articles/{a}/mailing/undo",
            web::post().to(mailings::take_back_article),
        );
}

fn series(site: &mut ServiceConfig) {
    use staff::series::{change, show, start};
    site.route("/staff/events/{e}/repeat", get().to(start::ask))
        .route("/staff/events/{e}/repeat", web::post().to(start::submit))
        .route("/staff/series/{s}", get().to(show::show))
        .route(
            "/staff/series/{s}/publication",
            web::post().to(show::publish),
        )
        .route("/staff/series/{s}/rule", get().to(change::ask))
        .route("/staff/series/{s}/rule", web::post().to(change::submit))
        .route("/staff/series/{s}/end", web::post().to(change::end));
}

fn public_pages(site: &mut ServiceConfig) {
    use public::{
        articles, asks, assignments, calendar, code, embed, events, flyer, lists, manage, notes,
        officer_name, pictures, rsvps, subscriptions, unsubscribe,
    };
    site.route("/sitemap.xml", get().to(lists::sitemap))
        .route("/{d}/events.json", get().to(lists::events_json))
        .route("/{d}/events.atom", get().to(lists::events_atom))
        .route("/{d}/articles.atom", get().to(lists::articles_atom));
    site.route("/", get().to(events::departments))
        .route("/rsvps/{token}", get().to(manage::show))
        .route("/rsvps/{token}", web::post().to(manage::change))
        .route(
            "/rsvps/{token}/cancellation",
            web::post().to(manage::withdraw),
        )
        .route("/rsvps/{token}/confirmation", web::post().to(manage::claim))
        .route("/rsvps/{token}/deletion", web::post().to(manage::forget))
        .route("/assignments/{token}", get().to(assignments::show))
        .route("/assignments/{token}", web::post().to(assignments::answer))
        .route(
            "/assignments/{token}/name",
            web::post().to(officer_name::choose),
        )
        .route("/feeds/{token}.ics", get().to(calendar::of_officer))
        .route("/subscriptions/{token}", get().to(subscriptions::show))
        .route("/subscriptions/{token}", web::post().to(subscriptions::act))
        .route("/unsubscribe/{token}", get().to(unsubscribe::ask))
        .route("/unsubscribe/{token}", web::post().to(unsubscribe::stop))
        .route("/{d}", get().to(events::list))
        .route("/{d}/code", get().to(code::ask))
        .route("/{d}/code", web::post().to(code::find))
        .route("/{d}/subscriptions", get().to(subscriptions::ask))
        .route("/{d}/subscriptions", web::post().to(subscriptions::submit))
        .route("/{d}/embed", get().to(embed::show))
        .route("/{d}/calendar", get().to(calendar::page))
        .route("/{d}/calendar.ics", get().to(calendar::feed))
        .route("/{d}/events/{e}.ics", get().to(calendar::one))
        .route("/{d}/events/{e}", get().to(events::show))
        .route("/{d}/events/{e}/flyer.pdf", get().to(flyer::show))
        .route("/{d}/events/{e}/rsvps", get().to(rsvps::form))
        .route("/{d}/events/{e}/rsvps", web::post().to(rsvps::submit))
        .route("/{d}/events/{e}/rsvps/received", get().to(rsvps::received))
        .route("/{d}/events/{e}/topics", get().to(asks::topics))
        .route("/{d}/events/{e}/topics", web::post().to(asks::raise))
        .route("/{d}/events/{e}/access", get().to(asks::access))
        .route("/{d}/events/{e}/access", web::post().to(asks::request))
        .route("/{d}/articles", get().to(articles::list))
        .route("/{d}/articles/{a}", get().to(articles::show))
        .route("/{d}/pictures/{i}/{file}", get().to(pictures::file))
        .route("/{d}/privacy", get().to(notes::privacy))
        .route("/{d}/accessibility", get().to(notes::accessibility));
}
