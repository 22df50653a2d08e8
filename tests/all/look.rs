//! The colours a department chooses for its pages: everybody can read them, and they follow at once.

use crate::settings;
use crate::town::Town;

const FORM: &str = "/staff/settings/look";

cuppa::on_both! {
    fn a_department_gives_its_pages_colors_of_its_own_and_takes_them_back(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let before = town.get("/santa-monica");
        before.is(200);
        assert!(!before.body.contains("/assets/colors-") && before.body.contains("content=\"#162e51\""));
        let pages = ["/santa-monica", "/santa-monica/calendar", "/santa-monica/embed"];
        let tags = pages.map(|page| town.get(page).etag);
        let own = [("colors", "own"), ("ground", "#7A1F1F"), ("accent", "#ffd0d0")];
        settings::save(&town, &rosa, FORM, &own).is(303);
        let sheet = "/assets/colors-1-7a1f1f-ffd0d0.css";
        for (page, tag) in pages.into_iter().zip(tags) {
            let shown = town.get(page);
            assert!(shown.is(200).body.contains(&format!("<link rel=\"stylesheet\" href=\"{sheet}\">")), "{page}");
            assert_ne!(shown.etag, tag, "{page}");
        }
        assert!(town.get("/santa-monica").body.contains("content=\"#7a1f1f\""));
        let rules = town.get(sheet);
        assert!(rules.is(200).body.contains("--brand: #7a1f1f; --sun: #ffd0d0"), "{}", rules.body);
        town.get_as("/staff/settings", &rosa).is(200).says("#7a1f1f, #ffd0d0");
        settings::save(&town, &rosa, FORM, &[("colors", "standard")]).is(303);
        assert!(!town.get("/santa-monica").body.contains("/assets/colors-"));
    }

    fn colors_that_not_everybody_can_read_are_refused_with_their_contrast(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let choose = |ground, accent| settings::save(&town, &rosa, FORM, &[("colors", "own"), ("ground", ground), ("accent", accent)]);
        let pale = choose("#ffcc00", "#000000");
        pale.is(422).says("its contrast is 1.1 to 1, and it has to be 4.5. Choose a darker one.");
        assert!(pale.body.contains("value=\"#ffcc00\""), "what was chosen stays");
        choose("#162e51", "#2378c3").is(422).says("This color does not stand out from the ground");
        choose("navy", "#face00").is(422).says("#8b4513");
        settings::save(&town, &rosa, FORM, &[("colors", "")]).is(422).says("Choose the standard colors or your own.");
        assert!(!town.get("/santa-monica").body.contains("/assets/colors-"));
        town.get("/assets/colors-1-ffcc00-000000.css").is(404);
    }

    fn two_who_choose_colors_at_once_are_told_in_words(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let page = town.get_as(FORM, &rosa);
        let (csrf, seen) = (page.is(200).hidden("csrf"), page.hidden("seen"));
        let choose = |ground| {
            let fields = [
                ("csrf", csrf.as_str()), ("seen", seen.as_str()), ("sure", ""), ("colors", "own"),
                ("ground", ground), ("accent", "#ffd0d0"),
            ];
            town.post_as(FORM, &rosa, &fields)
        };
        choose("#7a1f1f").is(303);
        let late = choose("#0b3d2e");
        late.is(409).says("Saved now: #7a1f1f").says_nothing_of("Saved now: own");
        let standard = [("csrf", csrf.as_str()), ("seen", seen.as_str()), ("sure", ""), ("colors", "standard")];
        town.post_as(FORM, &rosa, &standard).is(409).says("Saved now: another choice");
    }
}
