/** Words of Dutch and English that hold a sentence together and say nothing of what it is about. */
const dutch = `aan af al alle alleen als altijd andere anders ben bent bij bijna bijv binnen blijft daar daarna dan dat de der deze die dit
doe doen doet door dus echt een eens eerst eerste elke en enige er ergens even ga gaan gaat gauw geen gelukkig geweest gewoon graag haar had
hadden heb hebben hebt heeft heel helemaal hem hen het hier hij hoe hun iemand iets ik in is ja je jij jou jouw jullie kan kun kunnen kunt
laat later leuk maar maken me meer meest men met mij mijn misschien moet moeten mogen na naar nadat net nee niet niets nog nooit nou nu of
om omdat onder ons onze ook op over per pas precies prima samen sinds soms steeds straks te tegen ten ter terug toch toen tot totdat tussen
uit uw vaak van vandaag vanaf veel verder vind voor vooral vorige waar waarom wanneer want waren was wat we weer weet weg wel weten weleens
welke werd wie wij wil willen word worden wordt zal ze zegt zei zelf zeer zich zij zijn zo zoals zonder zou zouden zeg maand dag week jaar
morgen gisteren vanavond vanochtend twee drie`
const english = `a about after again all also always am an and any anyone are as at back be because been before being but by can could day did do
does even every few first for from get go going good got had has have he her here him his how i if in into is it its just know last like
made make many me month more most much my never new no not now of off on once one only or other our out over own people really right
said same say she should since so some still such than thanks that the their them then there these they thing this those through time to
today tomorrow too two under until up us very want was way we week well were what when where which while who why will with without would
yes yesterday you your`

const fillers: ReadonlySet<string> = new Set(`${dutch} ${english}`.split(/\s+/))

export const isFiller = (word: string): boolean => fillers.has(word)
