# Agentes: qué se les pide, qué contestan y qué se les dice la víspera.
late-officers = Los agentes llegarán unos { $minutes } minutos tarde.
late-named = { $name } llegará unos { $minutes } minutos tarde.
event-called-away = Los agentes tuvieron que irse por una llamada. Aquí avisaremos cuando haya novedades.

# Cartas
mail-officer-answer = Diga si puede venir
mail-foot-officer = Recibe este mensaje porque es agente en la lista de este evento. Solo usted debe usar su enlace.
mail-officer-assigned-subject = Está en la lista: { $title }
mail-officer-assigned-heading = Está en la lista para { $title }
mail-officer-assigned-intro = Hola, { $name }: nos gustaría que estuviera allí y conociera a los vecinos.
mail-officer-assigned-stand-in = { $name } no puede venir y propuso que usted le sustituya.
mail-officer-assigned-next = Por favor, diga si puede venir. Su nombre no aparece en público antes de que diga que sí.
mail-officer-assigned-next-accepted = Contamos con usted. Si surge algo, avísenos con el enlace de abajo.
mail-officer-plan-changed-subject = Cambio de planes en su evento: { $title }
mail-officer-plan-changed-heading = Cambiaron los planes de { $title }
mail-officer-plan-changed-both = Cambiaron la hora y el lugar de un evento en cuya lista está usted.
mail-officer-plan-changed-time = Cambió la hora de un evento en cuya lista está usted.
mail-officer-plan-changed-place = Cambió el lugar de un evento en cuya lista está usted.
mail-officer-plan-changed-next = Su respuesta sigue contando. Si ya no puede venir, avísenos con el enlace de abajo.
mail-officer-plan-off-subject = Ya no hace falta que venga: { $title }
mail-officer-plan-off-heading = Ya no hace falta que venga a { $title }
mail-officer-plan-off-cancelled = Este evento se canceló. También avisamos a todas las personas que dijeron que vendrían.
mail-officer-plan-off-postponed = Este evento se aplazó. Le escribiremos cuando tenga nueva fecha.
mail-officer-plan-off-removed = Ya no está en la lista de este evento. El evento sigue en pie.
mail-officer-plan-off-was = Lo que estaba previsto
mail-officer-correction-subject = Corrección: { $title }
mail-officer-correction-heading = Sigue en la lista para { $title }
mail-officer-correction-intro = No haga caso de nuestro último mensaje sobre este evento: fue un error y lo sentimos. El evento se hace como estaba previsto. Abajo está lo que vale.
mail-officer-correction-postponed-subject = Corrección: { $title }
mail-officer-correction-postponed-heading = Sigue aplazado: { $title }
mail-officer-correction-postponed-intro = No haga caso de nuestro último mensaje sobre este evento: fue un error y lo sentimos. El evento sigue aplazado.
mail-officer-briefing-subject = Información previa: { $title }
mail-officer-briefing-heading = Información previa para { $title }
mail-officer-briefing-intro = Hola, { $name }: esto es todo lo que necesita saber y llevar.
mail-officer-briefing-next = Si no puede venir, si le llaman a otro servicio o si llega tarde, avísenos con el enlace de abajo. Basta un toque.
mail-running-late-subject = Los agentes llegan un poco tarde: { $title }
mail-running-late-heading = Un poco más tarde: { $title }
mail-running-late-still = El evento sigue en pie como estaba previsto. Gracias por su paciencia.

# La información previa
briefing-page = Información previa: { $title }
briefing-lead = Una página para imprimir y llevar. No contiene el nombre de ningún vecino.
briefing-when = Cuándo
briefing-where = Dónde
briefing-getting-in = Cómo entrar
briefing-officers = Quién viene
briefing-officers-none = No hay nadie en la lista.
briefing-expected = Cuánta gente esperar
briefing-expected-none = Todavía nadie ha dicho que sí.
briefing-heard = Lo que nos dijeron los vecinos de antemano
briefing-topics = Temas
briefing-topics-none = Nadie ha propuesto un tema.
briefing-others = Otros temas, en conjunto
briefing-arrangements = Lo que hay que preparar
briefing-arrangements-none = Nadie ha pedido nada.
briefing-times = { $what }: { $count }
briefing-kit = Para el evento mismo
briefing-materials = Lleve consigo
briefing-points = De qué hablar
kit-materials =
    Letrero de mesa y etiquetas con el nombre
    Tarjetas de presentación
    Bolígrafos y fichas para las preguntas que no podamos contestar en el momento
    Copias en papel de esta página
kit-materials-coffee = Vales o acuerdo para el café
kit-materials-ice-cream = Vales para el helado, letrero de alérgenos
kit-materials-doughnuts = Donas, servilletas, letrero de alérgenos
kit-materials-tacos = Vales para los tacos, letrero de alérgenos
kit-materials-pizza = Platos, servilletas, letrero de alérgenos
kit-materials-popsicles = Nevera portátil, servilletas, calcomanías para los niños
kit-materials-boba = Vales para el té, letrero de alérgenos
kit-materials-cocoa = Vasos con tapa, ropa de abrigo para ustedes
kit-points =
    Pregunte primero: ¿cómo es vivir en su calle?
    Lo que los vecinos propusieron de antemano, véase arriba
    Anote lo que promete y quién se ocupará de ello
    No hace falta dar nombres; nadie tiene que decir quién es
kit-points-coffee = Siéntese con la gente en vez de quedarse de pie en fila
kit-points-ice-cream = Hable primero con los niños y después con sus padres
kit-points-doughnuts = La broma de las donas hágala usted primero
kit-points-tacos = Salude a la gente en su propio idioma
kit-points-pizza = Pregunte a los jóvenes qué cambiarían
kit-points-popsicles = Enseñe la patrulla y deje que los niños pregunten lo que quieran
kit-points-boba = Pregunte a los estudiantes por su camino a casa
kit-points-cocoa = Pregunte quién en la calle necesita una mano en invierno

# La página del agente
assignment-title = Su parte en un evento
assignment-asked = { $name }, ¿puede venir?
assignment-accepted = { $name }, usted dijo que viene
assignment-declined = { $name }, usted dijo que no puede venir
assignment-away = { $name }, le llamaron a otro servicio
assignment-stand-in = { $name } no puede venir y propuso que usted le sustituya.
assignment-late-now = Usted dijo que llega unos { $minutes } minutos tarde.
assignment-done = Gracias. Tenemos su respuesta.
assignment-off = Este evento no se celebra como estaba previsto. No hay nada que contestar.
assignment-over = Este evento ya terminó. Gracias por haber estado.
assignment-accept = Voy
assignment-decline = No puedo ir
assignment-decline-text = Avisamos al personal de inmediato. Puede proponer a alguien en su lugar.
assignment-reason = ¿Por qué no? (opcional)
assignment-reason-hint = Una frase. Solo la lee el personal de su departamento.
assignment-stand-in-pick = ¿Quién podría sustituirle? (opcional)
assignment-stand-in-nobody = Nadie en particular
assignment-today = El mismo día
assignment-today-text = Un toque llega a la página pública, al calendario y a todas las personas que vienen.
assignment-called-away = Me llamaron a otro servicio
assignment-late-by = Llego unos { $minutes } minutos tarde
assignment-on-time = Al final llego a tiempo
assignment-privacy = Guarde este enlace para usted: quien lo tenga puede contestar por usted y cambiar cómo se le nombra. Su nombre aparece en público solo en la forma que eligió, y solo después de que haya dicho que sí.
assignment-refused-not-assigned = Ya no está en la lista, así que no hay nada que contestar.
assignment-refused-off = Este evento no se celebra como estaba previsto, así que no hay nada que contestar.
assignment-refused-over = Este evento ya terminó, así que no hay nada que contestar.
assignment-refused-not-today = Puede decirlo el mismo día del evento.
assignment-refused-too-early = Puede decirlo desde tres horas antes de que empiece el evento.
assignment-refused-what = Por favor, elija uno de los botones.

# Personal
staff-event-officers-page = Agentes: { $title }
staff-event-officers-link = Agentes y sus respuestas
staff-event-briefing-link = Información previa para imprimir
staff-event-officers-lead = A quién se le pidió y qué contestó. Puede contestar por un agente, por ejemplo después de una llamada.
staff-roster-none = Todavía no hay agentes en la lista.
staff-event-officers-asked = Se le pidió, sin respuesta todavía
staff-event-officers-accepted = Viene
staff-event-officers-declined = No puede venir
staff-event-officers-away = Le llamaron a otro servicio
staff-event-officers-late = Llega unos { $minutes } minutos tarde
staff-event-officers-no-address = Sin correo electrónico: no se le puede preguntar por correo.
staff-event-officers-for = Sustituye a { $name }
staff-event-officers-reason = Motivo: { $reason }
staff-event-officers-do = ¿Qué contesta { $name }?
staff-event-officers-accept = Viene
staff-event-officers-decline = No puede venir
staff-event-officers-called-away = Le llamaron a otro servicio
staff-event-officers-late-by = Llega { $minutes } minutos tarde
staff-event-officers-on-time = Al final llega a tiempo
staff-event-officers-save = Guardar
staff-done-assignment = La respuesta está guardada.
staff-missing-answer = la respuesta de { $name }
staff-missing-officer = alguien en lugar de { $name }, que no puede venir
staff-officer-email = Correo electrónico (opcional)
staff-officer-email-hint = Ahí se envían los turnos y la información previa. Sin él, la palabra de usted cuenta como la del agente.
staff-officer-email-wrong = Escriba la dirección con @ y dominio, como ana@example.org.
staff-officer-mail-language = Idioma de estos correos
staff-finding-clash-officer = { $name } también está en «{ $other }», { $when }.
staff-finding-clash-venue = «{ $other }» es en el mismo lugar y a la misma hora, { $when }.
staff-audit-assignment-accepted = Un agente viene
staff-audit-assignment-declined = Un agente no puede venir
staff-audit-assignment-called-away = A un agente le llamaron a otro servicio
staff-audit-assignment-late = Un agente llega tarde
staff-audit-assignment-on-time = Un agente llega a tiempo después de todo
staff-kit-page = Lo que llevan los agentes: { $kind }
staff-kit-event-page = Lo que llevan los agentes: { $title }
staff-kit-event-lead = Estas líneas aparecen solo en la información previa de este evento. Si las deja vacías, o como están, siguen las de su tipo.
staff-kit-of-kind = Líneas del tipo
staff-kit-link = Cambiar qué llevar y de qué hablar
staff-kit-lead = Estas líneas aparecen en la información previa de cada evento de este tipo. Si las deja vacías, usamos las nuestras.
staff-kit-materials = Lleve consigo ({ $language })
staff-kit-points = De qué hablar ({ $language })
staff-kit-hint = Una línea para cada cosa.
staff-kit-saved = Guardado. La información previa que salga desde ahora lo tendrá en cuenta.
staff-audit-event-kit-written = Se escribió lo que llevan los agentes a este evento
staff-audit-kind-kit-written = Se escribió lo que llevan los agentes

assignment-name = Cómo leen su nombre los vecinos
assignment-name-text = Vale para todos sus eventos. Puede cambiarlo en cualquier momento; las páginas y los calendarios lo siguen enseguida.
assignment-name-form = En las páginas públicas usted es
assignment-name-none = Sin nombre
assignment-name-languages = Idiomas que habla con los vecinos
assignment-name-photo = Quitar mi foto
assignment-name-photo-hint = Aparece junto a su nombre; desaparece de todas las páginas y de nuestros archivos.
assignment-name-stale = Su departamento cambió sus datos mientras esta página estaba abierta. Ahora dicen: { $now }. Lo que eligió sigue aquí. Guarde otra vez para ponerlo en su lugar.
assignment-name-unlisted = Su departamento no lo nombra en público por ahora. Lo que elija aquí vale en cuanto lo haga.
assignment-name-done = Guardado. Las páginas y los calendarios lo siguen enseguida.
assignment-name-save = Guardar cómo me nombran
assignment-name-missing = Elija cómo leen su nombre los vecinos.
staff-audit-officer-chose-name = Un agente eligió cómo se lee su nombre
staff-audit-officer-removed-own-photo = Un agente quitó su propia foto
