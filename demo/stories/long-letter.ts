/** Mr Oosterhuis takes his time. */
export const longLetter = `Geachte mevrouw Joyce (uw achternaam ontbrak onder uw vorige schrijven, vergeeft u mij derhalve de vrijmoedigheid),

Allereerst mijn dank voor uw antwoord van ruim twee weken geleden. Dat ik mijn meterstanden per brief mag blijven doorgeven, heeft mij deugd gedaan. De postbode, die ik al ken sinds hij als jongen bij mij in de klas zat, was er ook blij mee.

Thans ontving ik van uw onderneming een brief, van negen dagen geleden, over "aanpassing van uw tarieven". Ik heb deze brief driemaal gelezen, éénmaal hardop, en ik heb daarbij de volgende vragen genoteerd. U hoeft ze niet alle tegelijk te beantwoorden; een pensionaris heeft tijd.

1. In de eerste alinea staat dat de tarieven "marktconform worden geoptimaliseerd". Ik heb veertig jaar Nederlands gegeven, waarvan zesentwintig aan de bovenbouw. In al die jaren heb ik leerlingen op het hart gedrukt dat wie een slechte boodschap heeft, haar beter in gewone woorden brengt. Bedoelt u: het wordt duurder? Zo ja, schrijft u dat dan. Men schrikt er even van, en daarna weet men waar men aan toe is.

2. In de tabel op bladzijde twee staat bij "enkeltarief" een bedrag van € 0,31 per kilowattuur. In de tekst eronder staat € 0,34. Ik neem aan dat één van beide juist is. Welke? Mijn buurman, de heer Van Tol, kreeg dezelfde brief en bij hem staat tweemaal € 0,34. Mijn andere buurvrouw heeft een brief waarop in het geheel geen bedrag staat, maar wel een foto van een lachende mevrouw met een tablet.

3. U schrijft dat ik "binnen veertien dagen kan reageren". Mijn brief lag er pas na zes in de bus. Hoe lang heb ik nu eigenlijk? En hoe reageert men, als men niet met zijn telefoon een vierkantje met stipjes wil fotograferen? Ik heb een telefoon waarmee men kan opbellen.

4. Wijlen mijn echtgenote regelde altijd de energie. Zij heeft indertijd, ik meen in 2011, een zogeheten dag- en nachttarief aangevraagd, omdat zij de was 's nachts draaide. De was draai ik nu overdag, en alleen op maandag. Is het dan verstandig dat dubbele tarief te houden? Ik heb het proberen uit te rekenen met de getallen uit vraag 2, maar daar liep ik, zoals u zult begrijpen, vast.

5. Er wordt in de brief verwezen naar "Mijn V&V". Ik ben daar nooit geweest. Mijn kleindochter zegt dat zij daar voor mij een wachtwoord heeft gemaakt, en dat dit de naam van onze hond is, met een uitroepteken erachter. Die hond is in 2016 overleden. Kan ik er ook gewoon niet heen?

6. Ten slotte een opmerking, geen vraag. Vorige avond viel in onze wijk het internet uit. Ik merkte het doordat mijn kleindochter ineens een gesprek met mij begon. Wij hebben tot half elf aan de keukentafel gezeten, met thee, en zij heeft mij verteld dat zij overweegt te gaan studeren in Groningen. Ik had dat anders vermoedelijk pas gehoord als de dozen in de gang stonden. Ik wil niet zeggen dat u dit vaker moet doen, maar ik wilde het u toch laten weten. Naar ik van haar begreep heeft een mevrouw Sanne van uw onderneming elk uur iets van zich laten horen. Dat is zoals het hoort. Wilt u haar dat zeggen?

Ik zie uw antwoord met belangstelling tegemoet, per mail mag ook: de kleindochter drukt het voor mij af.

Hoogachtend,

G.J. Oosterhuis
oud-docent Nederlands
Rietgraslaan 27, Lindeveen

P.S. Bij nader inzien een zevende vraag. Onder uw brief staat "Team Vonk & Vezel". Kunt u mij zeggen wie van het team de brief geschreven heeft? Ik zou hem of haar graag een exemplaar toezenden van mijn boekje "Schrijf wat u bedoelt" (eigen beheer, 1998). Ik heb er nog ruim tweehonderd.`
