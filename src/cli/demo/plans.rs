//! The texts and places of the demo's events.

use chrono::NaiveDateTime;

use crate::cli::demo::data::PlaceRow;

pub(super) const OCEAN: PlaceRow = (
    "Afters Ice Cream",
    "1400 Ocean Avenue",
    ("Santa Monica", "CA", "90401"),
    (34.0126, -118.4961),
    (
        "Level entrance from the sidewalk. The E Line station is ten minutes on foot.",
        "Entrada sin escalones desde la acera. La estación de la línea E queda a diez minutos a pie.",
    ),
    "Ocean Avenue",
);
pub(super) const LIBRARY: PlaceRow = (
    "Palm Court Library",
    "600 Palm Court",
    ("Santa Monica", "CA", "90401"),
    (34.0189, -118.4934),
    (
        "Step-free from the garden side. Parking below the building.",
        "Sin escalones por el lado del jardín. Estacionamiento bajo el edificio.",
    ),
    "Midtown",
);
pub(super) const DEPOT: PlaceRow = (
    "Depot Coffee House",
    "14 Depot Street",
    ("Riverbend", "IL", "60555"),
    (41.8205, -88.1846),
    (
        "Ramp at the platform door. Bus 7 stops in front.",
        "Rampa en la puerta del andén. El autobús 7 para enfrente.",
    ),
    "Depot Square",
);

/// One event of the demo.
pub(super) struct Plan {
    pub(super) kind: &'static str,
    pub(super) venue: String,
    pub(super) start: NaiveDateTime,
    pub(super) hours: i64,
    pub(super) capacity: Option<u32>,
    pub(super) english: (&'static str, &'static str, &'static str),
    pub(super) spanish: (&'static str, &'static str, &'static str),
    pub(super) rain: (&'static str, &'static str),
}

pub(super) fn coffee(venue: String, start: NaiveDateTime, capacity: Option<u32>) -> Plan {
    Plan {
        kind: "coffee",
        venue,
        start,
        hours: 2,
        capacity,
        english: (
            "Coffee with a Cop",
            "A cup of coffee is on us. Bring a question, a worry or just yourself.",
            "Officers sit at the tables without a program. Come any time and leave any time.\n\nChildren are welcome: there is juice and a patrol car to look into.",
        ),
        spanish: (
            "Café con un policía",
            "El café corre por nuestra cuenta. Traiga una pregunta, una preocupación o simplemente venga.",
            "Los policías se sientan a las mesas sin programa. Llegue y váyase cuando quiera.\n\nLos niños son bienvenidos: hay jugo y una patrulla para mirar por dentro.",
        ),
        rain: (
            "Same place, same time, indoors.",
            "Mismo lugar y misma hora, bajo techo.",
        ),
    }
}

pub(super) fn doughnuts(venue: String, start: NaiveDateTime) -> Plan {
    Plan {
        kind: "doughnuts",
        venue,
        start,
        hours: 2,
        capacity: None,
        english: (
            "Doughnuts with a Cop",
            "A small round in the reading room, for people who like it quiet.",
            "There are only a few seats, so that everybody can be heard.",
        ),
        spanish: (
            "Donas con un policía",
            "Un grupo pequeño en la sala de lectura, para quienes prefieren la calma.",
            "Hay pocos lugares, para que todos puedan hablar.",
        ),
        rain: ("", ""),
    }
}

pub(super) fn tacos(venue: String, start: NaiveDateTime) -> Plan {
    Plan {
        kind: "tacos",
        venue,
        start,
        hours: 3,
        capacity: None,
        english: (
            "Tacos with a Cop",
            "Dinner in the garden with the evening shift.",
            "The first taco is on the neighborhood association.",
        ),
        spanish: (
            "Tacos con un policía",
            "Cena en el jardín con el turno de la tarde.",
            "El primer taco lo invita la asociación de vecinos.",
        ),
        rain: (
            "We move to the hall next to the garden.",
            "Pasamos al salón junto al jardín.",
        ),
    }
}

pub(super) fn pizza(venue: String, start: NaiveDateTime) -> Plan {
    Plan {
        kind: "pizza",
        venue,
        start,
        hours: 2,
        capacity: Some(60),
        english: (
            "Pizza with a Cop",
            "A slice and a talk about your street.",
            "We bring a map of the town; show us where it hurts.",
        ),
        spanish: (
            "Pizza con un policía",
            "Una rebanada y una charla sobre su calle.",
            "Llevamos un mapa de la ciudad; muéstrenos dónde hay problemas.",
        ),
        rain: ("", ""),
    }
}

pub(super) fn cocoa(venue: String, start: NaiveDateTime) -> Plan {
    Plan {
        kind: "cocoa",
        venue,
        start,
        hours: 5,
        capacity: None,
        english: (
            "Cocoa with the Night Shift",
            "For those who work late: hot chocolate with the officers who do, too.",
            "The clocks change during this night; the times are those your clock shows.",
        ),
        spanish: (
            "Chocolate caliente con el turno de noche",
            "Para quienes trabajan tarde: chocolate caliente con los policías que también lo hacen.",
            "Esta noche cambia la hora; las horas son las que marca su reloj.",
        ),
        rain: ("", ""),
    }
}
