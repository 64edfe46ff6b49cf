/** Dutch and English words that stand in any message, folded as search folds them: they say nothing of what it is about. */
export const smallWords: ReadonlySet<string> = new Set(
  `aan aantal achter alle alleen alles als altijd andere anders beetje ben bent beste bij bijna bijv binnen blijf blijft daar daarom dag dan dat
  deze dezelfde die dit doe doen doet door dus echt een eens eerst elke enige erg ergens even gaan gaat gaf ging gedaan geef geen geweest
  gewoon goed graag groet groeten groetjes haar had hallo heb hebben hebt heeft heel hele hem het hier hij hoe hoi hun iemand iets ieder
  iedereen inmiddels jaar jij jou jouw jullie kan kon kom komen komt kreeg krijg krijgen krijgt kunnen kunt laat laatste laten maak maar
  maken mag mail meer meneer men met mevrouw mij mijn moest moet moeten mogelijk morgen naar nee net niemand niet niets nog nooit nou ook
  omdat onder ons onze ooit over per pas samen sinds snel soms steeds straks tegen terug tijd toch toe toen tot tussen uit uur van vanaf
  vandaag vast veel verder via vind voor vraag vragen waar waarom wanneer was wat week weer weet wel welke werd weten wie wij wil willen
  wilt word worden wordt zal zeer zeg zeggen zegt zelf zich zie zien ziet zij zijn zit zodat zoals zou zouden zonder zullen bedankt dank
  gisteren alvast vriendelijke geachte
  een twee drie vier vijf zes zeven acht negen tien half eerste tweede derde vierde keer keren dagen weken maand maanden jaren uren minuten geleden
  vanavond vanmorgen vanochtend vanmiddag overmorgen avond ochtend middag nacht hoor eigenlijk precies misschien helaas gelukkig samen vaak
  heet heten noemen naam iemands mens mensen man vrouw klant klanten euro oud oude nieuw nieuwe zelfde ander kleine grote groot klein laatst
  staat staan stond gestaan ligt liggen lag zet zetten zitten zat gezet loopt lopen liep gelopen belde bellen belt gebeld schreef geschreven
  schrijven stuurde sturen gestuurd hoorde gehoord horen las lezen gelezen snap snapt begrijp denk dacht denken gezegd zei zeiden gevraagd
  vroeg gekregen gekomen kwam kwamen gebleven blijkt lijkt leek nodig vol best klopt snel vorige volgende helemaal alweer
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag hopelijk telkens
  monday tuesday wednesday thursday friday saturday sunday two three four five first second third times days weeks months ago told asked
  called call wrote think thought people customer tonight evening morning
  about after again all also always and any anybody anyone are because been before being but can cannot could dear did does doing done
  each ever every everyone for from get gets getting give goes going got had has have having hello her here him his how into its just
  keep know let like make many may maybe mean more most much must need never nobody not nothing now off once one only our out over own
  please regards said same say see she should since some somebody someone something still such sure take than thank thanks that the
  their them then there these they thing this those though through time today too until use used using very want was way well went were
  what when where which while who why will with without would yes yesterday yet you your`.split(/\s+/),
)
