## People of a department, accounts, the second factor
people-nav-people = Personas
people-nav-overview = Resumen
people-switch = Departamento
people-switch-button = Cambiar
people-switched = Ahora está en el otro departamento.

people-page = Personas
people-lead = Todas las personas que trabajan en los eventos de este departamento.
people-last = Última vez que entró:
people-never = Nunca ha entrado
people-has-factor = Entra con un segundo factor.
people-has-no-factor = Sin segundo factor.
people-state-invited = Con invitación
people-state-active = Activa
people-state-disabled = Desactivada
people-back = Volver a la lista

people-role = Función
people-role-hint = A quien le cambia la función le toca entrar otra vez.
people-role-change = Cambiar la función
people-role-coordinator = Coordinación
people-role-administrator = Administración
people-role-organiser = Organización
people-role-writer = Redacción
people-role-officer = Agente
people-role-access-desk = Accesibilidad
people-role-check-in = Entrada
people-role-records = Archivo
people-does-coordinator = ve las sumas de varios departamentos
people-does-administrator = todo, y también las personas
people-does-organiser = prepara y lleva los eventos
people-does-writer = escribe artículos
people-does-officer = cuenta en la puerta
people-does-access-desk = responde a las peticiones de accesibilidad
people-does-check-in = solo cuenta en la puerta
people-does-records = lee el registro y conserva documentos

people-invite-page = Invitar a alguien
people-invite-lead = Enviamos por correo un enlace que sirve una sola vez y durante siete días. Solo lo ve quien recibe el mensaje.
people-invite-button = Enviar la invitación
people-name = Nombre
people-name-hint = Como lo verán los compañeros y el registro.
people-name-missing = Escriba el nombre.
people-email = Correo del trabajo
people-email-shape = Escriba un correo como nombre@ejemplo.org.
people-invited = La invitación está en camino.
people-added = Esta persona ya tenía una cuenta. Desde ahora también le abre este departamento; avísele.
people-is-member = Esta persona ya trabaja para este departamento. Elíjala en la lista para cambiar su función.

people-reset-start = Contraseña nueva
people-reset-start-lead = Enviamos por correo un enlace que sirve una sola vez y durante una hora. Mientras no se use, vale la contraseña de antes. El segundo factor se queda.
people-again = Invitar otra vez
people-again-lead = Enviamos un enlace nuevo. El anterior deja de servir.
people-reset-start-button = Enviar un enlace
people-reset-sent = El enlace está en camino.
people-disable = Desactivar la cuenta
people-disable-lead = Todas las sesiones y enlaces se cierran al instante, y también las direcciones de calendarios de agentes que creó esta persona. Puede activarla de nuevo.
people-enable = Activar la cuenta
people-enable-lead = La persona puede entrar otra vez, con la misma contraseña.
people-disabled = La cuenta está desactivada.
people-enabled = La cuenta funciona otra vez.
people-remove = Sacar del departamento
people-remove-lead = La persona deja de trabajar para este departamento. En otros departamentos no cambia nada.
people-cancel = Retirar la invitación
people-cancel-lead = El enlace deja de servir.
people-removed = La persona ya no trabaja para este departamento.
people-role-saved = La función ha cambiado.
people-last-administrator = Usted es la única persona que administra. Primero dele esa función a alguien más.
people-works-elsewhere = Esta persona trabaja también para otro departamento, así que no le corresponde a usted desactivar la cuenta. Puede sacarla de este departamento.
people-is-disabled = Esta cuenta está desactivada. Primero hay que activarla.

## Signing in
people-forgot = Olvidé mi contraseña
people-reset-page = Elegir una contraseña nueva
people-reset-lead = Escriba su correo del trabajo. Le enviamos un enlace.
people-reset-button = Envíenme un enlace
people-reset-help = El enlace sirve una sola vez y durante una hora.
people-reset-asked = Si hay una cuenta con este correo, el enlace está en camino. Mire su correo.
people-code-page = Un paso más
people-code-lead = Escriba el código que muestra ahora su teléfono.
people-code = Código
people-code-hint = Seis cifras de su aplicación de autenticación, o uno de sus códigos de recuperación.
people-code-help = ¿Perdió el teléfono y los códigos de recuperación? Hable con quien administra el servidor.
people-code-wrong = Este código no coincide o ya se usó. Escriba el que muestra ahora el teléfono.

## One's own account
people-account-page = Mi cuenta
people-you = Usted
people-language = Idioma
people-language-hint = De estas páginas y de su correo.
people-account-save = Guardar
people-account-saved = Su cuenta está guardada.
people-password = Contraseña
people-old = Su contraseña actual
people-old-wrong = Esta no es su contraseña. Escríbala otra vez.
people-password-ends = Sus otras sesiones se cierran.
people-password-change = Cambiar la contraseña
people-password-saved = Su contraseña ha cambiado. Sus otras sesiones están cerradas.
people-no-password = Todavía no tiene contraseña. Podemos enviarle un enlace para elegir una.
people-factor-page = Segundo factor
people-factor-none = Usted entra solo con una contraseña.
people-factor-since = Se piden los códigos de su teléfono desde el { $date }.
people-recovery-left = { $count ->
    [0] No queda ningún código de recuperación: configure el segundo factor otra vez.
    [one] Queda un código de recuperación.
   *[other] Quedan { $count } códigos de recuperación.
}
people-factor-set = Configurarlo
people-factor-change = Configurarlo otra vez
people-factor-required = Quienes administran entran con un segundo factor. Configúrelo ahora; son dos minutos.
people-factor-lead = Con un segundo factor, quien sepa su contraseña no puede entrar en su nombre.
people-factor-replaces = Usted ya tiene un segundo factor. El nuevo ocupará su lugar y recibirá códigos de recuperación nuevos.
people-factor-app = Abra una aplicación de autenticación en su teléfono. Si no tiene ninguna, instale una.
people-factor-scan = Escanee esta imagen con la aplicación, o escriba las letras que están debajo.
people-factor-type = La aplicación muestra ahora seis cifras. Escríbalas aquí.
people-factor-code = Las seis cifras
people-factor-code-hint = Cambian cada 30 segundos.
people-factor-button = Activarlo
people-factor-anew = Esta página estuvo abierta demasiado tiempo. Aquí tiene una imagen nueva: escanéela y escriba el código otra vez.
people-factor-end = Quitar el segundo factor
people-factor-end-lead = Desde entonces basta con su contraseña.
people-factor-ended = El segundo factor está quitado.
people-recovery-page = Sus códigos de recuperación
people-recovery-lead = El segundo factor está activo. Imprima estos códigos o anótelos: cada uno le deja entrar una vez si pierde el teléfono.
people-recovery-keep = Solo los mostramos ahora. Guárdelos lejos del teléfono.
people-recovery-done = Ya los guardé
people-sessions = Dónde tiene la sesión abierta
people-sessions-lead = Cierre lo que no reconozca.
people-session-unknown = Un navegador que no conocemos
people-session-this = Esta
people-session-since = Desde
people-session-seen = Última vez
people-session-end = Cerrar
people-sessions-end = Cerrar todas las demás
people-sessions-ended = Lo que eligió está cerrado.

## Sums
people-overview-page = Resumen
people-overview-lead = Cifras de los departamentos que usted coordina. Aquí no hay nada de ningún vecino en particular.
people-overview-department = Departamento
people-overview-ahead = Próximos eventos
people-overview-parties = Grupos que dijeron que sí
people-overview-heads = Personas que dijeron que sí
people-overview-held = Eventos celebrados
people-overview-came = Personas contadas
people-overview-articles = Artículos
people-overview-total = En total
people-overview-caption-ahead = Lo que viene, por departamento
people-overview-caption-past = Lo que ya fue, por departamento
people-overview-soon = En los próximos 60 días
people-overview-no-officers = De estos, sin agente
people-overview-no-access = De estos, sin indicación para entrar
people-overview-cancelled = Eventos cancelados
people-overview-percent = { $number } ({ $percent } %)
people-overview-old-promises = Promesas abiertas por más de 30 días
people-overview-csv = Las sumas como tabla (CSV)

## Log
staff-audit-staff-role-changed = Cambió la función de alguien
staff-audit-staff-removed = Sacó a alguien del departamento
staff-audit-staff-invitation-cancelled = Retiró una invitación
staff-audit-staff-disabled = Desactivó una cuenta
staff-audit-staff-enabled = Activó una cuenta
staff-audit-staff-reset-requested = Pidió un enlace para elegir una contraseña nueva
staff-audit-staff-account-changed = Cambió su nombre o su idioma
staff-audit-staff-password-changed = Cambió la contraseña
staff-audit-staff-session-ended = Cerró una sesión
staff-audit-staff-second-factor-set = Configuró un segundo factor
staff-audit-staff-second-factor-ended = Quitó un segundo factor
staff-audit-staff-recovery-code-used = Entró con un código de recuperación
staff-audit-staff-department-entered = Vino desde otro departamento

## Mail
mail-staff-reset-subject = Elija una contraseña nueva para { $department }
mail-staff-reset-heading = Elija una contraseña nueva
mail-staff-reset-intro = Alguien, probablemente usted, pidió una contraseña nueva para las páginas internas de { $department }.
mail-staff-reset-next = El enlace de abajo sirve una sola vez y durante una hora. Si no lo pidió, ignore este mensaje: su contraseña no cambia.
