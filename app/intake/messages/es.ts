import type { Messages } from './en';

/** What visitors read in Spanish, in the words that USCIS itself uses. */
export const es: Messages = {
  language: 'Idioma',
  title: 'Pida ayuda a {firm}',
  intro:
    'Díganos quién es y qué necesita. Toma unos tres minutos y no cuesta nada. Enviar esto todavía no convierte al bufete en su abogado.',
  optional: 'opcional',
  you: 'Sobre usted',
  name: 'Su nombre completo',
  email: 'Correo electrónico',
  emailHint: 'Le escribiremos aquí.',
  phone: 'Teléfono',
  company: 'Empleador o compañía',
  companyHint: 'Si se trata de un empleo o de un negocio.',
  matter: 'Qué necesita',
  need: '¿Con qué necesita ayuda?',
  needPlaceholder: 'Elija lo que más se parezca',
  needHint:
    'Elija «No lo sé con certeza» si nada corresponde: una persona lo averiguará con usted.',
  notSure: 'No lo sé con certeza, o es otra cosa',
  story: 'En sus propias palabras',
  storyHint:
    '¿Qué pasó y qué espera lograr? Por favor, no envíe aquí su Número A ni su número de pasaporte.',
  questions: '¿Cuáles de estas afirmaciones son ciertas en su caso?',
  'first-time': 'Esta es mi primera solicitud de este tipo',
  'prior-denial': 'Antes me denegaron una solicitud',
  'rfe-history': 'USCIS ya me envió antes una Solicitud de Evidencia (RFE)',
  family: '¿Cuántos familiares presentarían su solicitud con usted?',
  deadline: '¿Hay una fecha límite que no se puede pasar?',
  deadlineHint:
    'Por ejemplo, la de una carta de USCIS o de un tribunal, o la fecha en que vence su I-94.',
  consent:
    'Acepto que {firm} guarde lo que envío y se comunique conmigo al respecto. Sé que todavía no soy cliente.',
  send: 'Enviar al bufete',
  reload: 'Cargar la página nueva',
  trap: 'Deje este campo vacío',
  noScript: 'Este formulario necesita JavaScript. Actívelo, por favor, o llame al bufete.',
  insecure:
    'Su navegador no puede enviar este formulario desde aquí porque la conexión no está cifrada. Llame al bufete, por favor.',
  sentTitle: 'El bufete lo recibió',
  sentText:
    'Gracias. Guarde este enlace: muestra los próximos pasos. Es solo suyo; quien lo tenga puede leerlo.',
  sentBeforeTitle: 'El bufete ya lo tiene',
  sentBeforeText:
    'Lo que usted envió antes sí llegó; solo se perdió nuestra respuesta. Lo que cambió después no se recibió: dígaselo al bufete cuando le escriba. Guarde este enlace: muestra los próximos pasos. Es solo suyo; quien lo tenga puede leerlo.',
  sentLink: 'Ver los próximos pasos',
  noPage: {
    title: 'Aquí no hay ningún formulario',
    text: 'El bufete no recibe nada en esta dirección. Revise la dirección, o llame al bufete.',
  },
  broken: {
    title: 'Algo salió mal',
    text: 'Es de nuestro lado. Inténtelo de nuevo en un momento, o llame al bufete.',
  },
  again: 'Intentar de nuevo',
  problems: {
    required: 'Complete este campo, por favor.',
    'too-long': 'Es demasiado largo. Acórtelo, por favor.',
    'not-text': 'Contiene caracteres que no podemos aceptar. Escríbalo de nuevo, por favor.',
    email: 'No es un correo electrónico. Escríbalo como nombre@ejemplo.com.',
    phone: 'No es un número de teléfono. Use dígitos, por ejemplo +1 212 555 0100.',
    choice: 'Elija una opción de la lista, por favor.',
    date: 'Esa fecha no es posible. Revísela, por favor.',
    past: 'Esa fecha ya pasó. Revísela, o déjela vacía y cuéntenos en sus propias palabras.',
    number: 'Indique un número de 0 a 20, por favor.',
    consent: 'Solo podemos recibirlo si usted acepta.',
  },
  refusals: {
    fields: 'Hay algo que debe revisar. No se ha perdido nada.',
    'proof-missing':
      'No pudimos comprobar que lo envía una persona. No se ha perdido nada: espere un momento y envíelo de nuevo.',
    'proof-expired':
      'La página estuvo abierta mucho tiempo. No se ha perdido nada: envíelo de nuevo, por favor.',
    'too-many':
      'Se ha enviado demasiado desde aquí, o a este bufete. No se ha perdido nada: inténtelo de nuevo en una hora o llame al bufete.',
    closed: 'El bufete ya no recibe este formulario. Llame al bufete, por favor.',
    busy: 'En este momento hay muchísimas personas aquí. No se ha perdido nada: espere unos segundos y envíelo de nuevo.',
    'new-version':
      'La página se renovó mientras usted la tenía abierta, y la anterior ya no puede enviar nada. No se ha perdido nada: cargue la página nueva y lo que escribió irá con usted.',
    unsent: 'No se pudo enviar. No se ha perdido nada: revise su conexión y envíelo de nuevo.',
    failed: 'Algo falló de nuestro lado. No se ha perdido nada: envíelo de nuevo, por favor.',
  },
  needs: {
    'H-1B': 'Una oferta de empleo que requiere un título universitario (H-1B)',
    'L-1A': 'Traslado a EE. UU. como gerente dentro de mi compañía (L-1A)',
    'L-1B': 'Traslado a EE. UU. como especialista dentro de mi compañía (L-1B)',
    'O-1A': 'Habilidades extraordinarias en ciencias, negocios o deportes (O-1A)',
    'O-1B': 'Habilidades extraordinarias en artes, cine o televisión (O-1B)',
    TN: 'Trabajar como profesional de Canadá o México (TN)',
    'E-2': 'Invertir en un negocio, como inversionista por tratado (E-2)',
    'E-3': 'Trabajar como profesional de Australia (E-3)',
    'EB-1A': 'Tarjeta Verde por habilidades extraordinarias (EB-1A)',
    'EB-1B': 'Tarjeta Verde para profesores e investigadores sobresalientes (EB-1B)',
    'EB-1C': 'Tarjeta Verde para gerentes de compañías multinacionales (EB-1C)',
    'EB-2 NIW': 'Tarjeta Verde por Exención por Interés Nacional (EB-2 NIW)',
    PERM: 'Tarjeta Verde por empleo: certificación laboral (PERM)',
    'I-140': 'Tarjeta Verde por empleo: la petición del empleador (Formulario I-140)',
    'I-485': 'Ajuste de estatus a residente permanente (Formulario I-485)',
    'I-130': 'Petición para un familiar, o de un familiar para mí (Formulario I-130)',
    'N-400': 'Hacerme ciudadano de EE. UU.: naturalización (Formulario N-400)',
    'I-751': 'Eliminar las condiciones de mi residencia (Formulario I-751)',
    asylum: 'Protección porque temo regresar: asilo',
    U: 'Ayuda como víctima de un delito (visa U)',
    VAWA: 'Ayuda porque un familiar me maltrata (VAWA)',
    'H-2A': 'Trabajo temporal en la agricultura (H-2A)',
    'H-2B': 'Trabajo temporal no agrícola (H-2B)',
    other: 'Otro asunto de inmigración',
  },
  groups: {
    work: 'Trabajo por un tiempo',
    seasonal: 'Trabajo de temporada',
    'green-card': 'Tarjeta Verde por empleo',
    family: 'Familia y ciudadanía',
    protection: 'Protección',
    other: 'Otra cosa',
  },
  status: {
    title: 'Su solicitud a {firm}',
    received: 'Enviada el {date}.',
    next: 'Próximos pasos',
    who: 'A quién le toca ahora',
    attorney: 'Su abogado o abogada',
    keep: 'No comparta este enlace: quien lo tenga puede leer esta página.',
    email: 'Confirme su correo electrónico',
    emailText:
      'El bufete quiere estar seguro de escribirle a usted y a nadie más. Enviamos un enlace a la dirección que usted dio.',
    emailSend: 'Enviarme el enlace',
    emailSent: 'El correo está en camino',
    emailSentText:
      'Abra el enlace que contiene dentro de tres días. Si no lo recibe en unos minutos, revise la carpeta de correo no deseado.',
    emailConfirmed: 'Su correo electrónico está confirmado.',
    steps: {
      reading:
        'Una persona del bufete está leyendo lo que envió y después se comunicará con usted.',
      refused:
        'El bufete no puede hacerse cargo de este asunto. Usted puede consultar a otro bufete; no deje pasar ninguna fecha que le hayan dado.',
      choosing:
        'El bufete está eligiendo quién llevará su asunto; esa persona se comunicará después con usted.',
      assigned:
        'Ya hay un abogado o una abogada a cargo de su solicitud, que se comunicará con usted.',
      collecting: 'Se están reuniendo sus documentos. Envíe lo que el bufete le pida.',
      drafting: 'El bufete está preparando su solicitud.',
      review: 'El bufete está revisando su solicitud antes de presentarla.',
      filed: 'Su solicitud fue presentada. Ahora la estudia el gobierno; eso puede tardar meses.',
      rfe: 'El gobierno pidió más evidencia. El bufete está preparando la respuesta.',
      decided: 'El gobierno tomó una decisión. El bufete le explicará lo que significa.',
      closed: 'El bufete cerró este asunto. Si tiene preguntas, comuníquese con el bufete.',
    },
    actors: {
      firm: 'El bufete',
      both: 'Usted y el bufete',
      government: 'El gobierno',
      none: 'A nadie: ha terminado',
    },
    confirmTitle: '¿Es este su correo electrónico?',
    confirmText:
      'Con su dirección se envió una solicitud de ayuda a {firm}. Si usted la envió, confirme que la dirección es suya. Si no, cierre esta página: así no pasa nada.',
    confirm: 'Sí, yo la envié',
    confirmed: 'Gracias',
    confirmedText: 'Su correo electrónico está confirmado, y {firm} sabe adónde escribirle.',
    confirmRefusals: {
      'too-many':
        'Se pidieron demasiados correos desde aquí, o a este bufete. Inténtelo de nuevo en una hora, o llame al bufete.',
      'nothing-to-confirm':
        'Ya no hay nada que confirmar. Vuelva a cargar la página para ver cómo va su solicitud.',
      dead: 'Este enlace ya no funciona. Pida otro en la página de su solicitud, o llame al bufete.',
      busy: 'En este momento hay muchísimas personas aquí. Espere unos segundos e inténtelo de nuevo.',
      'new-version':
        'La página se renovó mientras usted la tenía abierta. Vuelva a cargarla e inténtelo de nuevo.',
      unsent: 'No llegó. Revise su conexión e inténtelo de nuevo.',
      failed: 'Algo salió mal de nuestro lado. Inténtelo de nuevo.',
    },
    tooMany: 'Se abrieron demasiadas páginas desde aquí',
    tooManyText:
      'Es muy posible que su enlace funcione. Inténtelo de nuevo en 15 minutos, o llame al bufete.',
    dead: 'Este enlace no funciona',
    deadText:
      'Es demasiado antiguo, ya se usó, o el bufete lo retiró. Pregunte al bufete cómo va su solicitud.',
  },
};
