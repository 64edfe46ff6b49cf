/** Emoji that people use in letters, with the words by which one looks for them: sign, Dutch, English. The first word is the name. */
export type Emoji = { sign: string; nl: string; en: string }

export const emoji: readonly Emoji[] = `
😀 lach blij|smile happy
😃 lach vrolijk|smile joyful
😄 lachend blij|laugh happy
😁 grijns|grin
😊 glimlach warm|smile warm
🙂 glimlach|smile
😉 knipoog|wink
😅 opgelucht zweet|relief sweat
😂 tranen lachen|tears laugh
🤣 schater|rofl laugh
😇 engel onschuld|angel innocent
🥰 lief verliefd|love adore
😍 verliefd hartjes|love hearts
😘 kus|kiss
😋 lekker|yum
😎 stoer zonnebril|cool sunglasses
🤓 slim bril|nerd glasses
🤗 knuffel|hug
🤔 denken hmm|think hmm
🤨 twijfel wenkbrauw|doubt eyebrow
😐 neutraal|neutral
😶 stil|silent
🙄 rollende ogen|eyeroll
😏 schalks|smirk
😌 opgelucht rustig|relieved calm
😔 spijtig verdrietig|sad pensive
😪 moe|tired sleepy
😴 slapen|sleep
😷 ziek mondkapje|sick mask
🤒 ziek koorts|sick fever
🤕 gewond|hurt
🤢 misselijk|nausea
🥵 heet warm|hot
🥶 koud|cold
😵 duizelig|dizzy
🤯 verbijsterd|mindblown
🥳 feest jarig|party birthday
😟 bezorgd|worried
🙁 jammer|frown
😮 verrast oh|surprised oh
😲 verbaasd|astonished
😳 blozen|flushed
🥺 alsjeblieft smeken|please pleading
😢 verdrietig traan|cry tear
😭 huilen|cry sob
😱 schrik|scream
😖 ellendig|confounded
😞 teleurgesteld|disappointed
😓 zwaar|downcast
😩 uitgeput|weary
😫 doodmoe|exhausted
😤 gefrustreerd|frustrated
😠 boos|angry
😡 woedend|furious
👍 duim goed oke|thumbsup ok good
👎 duim omlaag slecht|thumbsdown bad
👌 oke prima|ok perfect
✌️ vrede|peace
🤞 duimen hoop|fingers crossed hope
🤝 hand afspraak|handshake deal
👏 applaus bravo|clap applause
🙌 hoera handen|hooray hands
🙏 dank alsjeblieft bidden|thanks please pray
👋 hallo zwaai dag|hello wave bye
✋ stop hand|stop hand
🤙 bel|call
💪 sterk|strong
👀 kijken ogen|look eyes
🧠 brein|brain
👂 luisteren oor|listen ear
👉 wijzen rechts|point right
👈 wijzen links|point left
👆 wijzen omhoog|point up
👇 wijzen omlaag|point down
❤️ hart rood liefde|heart red love
🧡 hart oranje|heart orange
💛 hart geel|heart yellow
💚 hart groen|heart green
💙 hart blauw|heart blue
💜 hart paars|heart purple
🖤 hart zwart|heart black
💔 gebroken hart|broken heart
💕 hartjes|hearts
💐 boeket bloemen|bouquet flowers
🌷 tulp|tulip
🌹 roos|rose
🌸 bloesem|blossom
🌻 zonnebloem|sunflower
🌱 plantje groei|seedling grow
🌳 boom|tree
🍀 klaver geluk|clover luck
🍂 herfst blad|autumn leaf
☀️ zon|sun
🌤️ zonnig wolk|sunny cloud
☁️ wolk|cloud
🌧️ regen|rain
⛈️ onweer|thunderstorm
❄️ sneeuw vorst|snow frost
🌈 regenboog|rainbow
⚡ stroom bliksem|power lightning
🔥 vuur|fire
💧 druppel water|drop water
🌊 golf|wave
⭐ ster|star
🌟 stralende ster|glowing star
✨ glitter nieuw|sparkles new
🌙 maan nacht|moon night
🌍 aarde wereld|earth world
🐶 hond|dog
🐱 kat|cat
🐭 muis|mouse
🐰 konijn|rabbit
🦊 vos|fox
🐻 beer|bear
🐼 panda|panda
🐮 koe|cow
🐷 varken|pig
🐸 kikker|frog
🐔 kip|chicken
🐦 vogel|bird
🦉 uil|owl
🐝 bij|bee
🦋 vlinder|butterfly
🐟 vis|fish
🐢 schildpad langzaam|turtle slow
🦄 eenhoorn|unicorn
🍎 appel|apple
🍌 banaan|banana
🍓 aardbei|strawberry
🍞 brood|bread
🧀 kaas|cheese
🍟 patat friet|fries
🍕 pizza|pizza
🍰 taart|cake
🎂 verjaardagstaart jarig|birthday cake
🍪 koekje|cookie
🍫 chocola|chocolate
☕ koffie|coffee
🍵 thee|tea
🍺 bier|beer
🍷 wijn|wine
🥂 proost|cheers
🍽️ eten|eat meal
⚽ voetbal|football soccer
🏆 beker winnaar|trophy winner
🥇 goud eerste|gold first
🎉 feest hoera|party tada
🎊 confetti|confetti
🎁 cadeau|gift present
🎈 ballon|balloon
🎵 muziek noot|music note
🎶 muziek|music
📷 camera foto|camera photo
🎥 film|movie
🎄 kerst boom|christmas tree
🎅 kerstman|santa
🪄 toverstok|magic wand
🚗 auto|car
🚕 taxi|taxi
🚌 bus|bus
🚆 trein|train
🚲 fiets|bike
✈️ vliegtuig|plane
🚢 schip|ship
🚚 bezorging vrachtwagen|delivery truck
📦 pakket doos|package box
🏠 huis|house home
🏢 kantoor|office
🏪 winkel|shop
🏥 ziekenhuis|hospital
🗺️ kaart|map
📍 plek|place pin
🧳 koffer reis|luggage travel
⏰ wekker|alarm clock
⏳ wachten zandloper|wait hourglass
⌛ tijd om|time up
🕐 klok|clock
📅 agenda datum|calendar date
📆 kalender|calendar
📞 telefoon bellen|phone call
📱 mobiel|mobile
💻 laptop computer|laptop computer
🖥️ scherm|screen
🖨️ printer|printer
⌨️ toetsenbord|keyboard
🔌 stekker|plug
🔋 batterij accu|battery
💡 idee lamp|idea light
🔧 reparatie sleutel|repair wrench
🔨 hamer|hammer
🛠️ gereedschap|tools
⚙️ instellingen|settings gear
🔒 slot dicht|lock closed
🔓 slot open|unlock open
🔑 sleutel|key
🔍 zoeken|search
📧 mail|mail email
✉️ brief|letter
📨 bericht|message
📬 brievenbus|mailbox
📝 notitie schrijven|note write
📄 document|document
📎 bijlage paperclip|attachment paperclip
📊 grafiek|chart
📈 stijging|rise
📉 daling|fall
🧾 bon rekening|receipt bill
💶 euro geld|euro money
💳 betaalkaart|creditcard
💰 geld|money
🛒 winkelwagen|cart
🏷️ label prijs|label price
📢 mededeling|announcement
🔔 bel melding|bell notice
🔕 stil bel|muted
💬 gesprek|chat
💭 gedachte|thought
❓ vraag|question
❗ let op uitroep|attention exclamation
⚠️ waarschuwing|warning
🚫 verboden|forbidden
⛔ niet toegestaan|no entry
✅ klaar goed vinkje|done check
☑️ vinkje|checkbox
✔️ goed|check
❌ fout nee kruis|wrong no cross
➕ plus erbij|plus
➖ min eraf|minus
➡️ pijl rechts|arrow right
⬅️ pijl links|arrow left
⬆️ pijl omhoog|arrow up
⬇️ pijl omlaag|arrow down
🔄 opnieuw verversen|refresh again
🔗 link|link
🆕 nieuw|new
🆗 oke|ok
🆘 hulp|help sos
ℹ️ informatie|information
💯 honderd helemaal|hundred
🟢 groen aan|green on
🟡 geel|yellow
🟠 oranje|orange
🔴 rood uit|red off
🔵 blauw|blue
⚪ wit|white
⚫ zwart|black
🇳🇱 nederland vlag|netherlands flag
🇧🇪 belgie vlag|belgium flag
🇪🇺 europa vlag|europe flag
👨‍💻 programmeur|developer
👩‍💻 programmeur|developer
👨‍🔧 monteur|mechanic
👩‍🔧 monteur|mechanic
👷 bouwvakker|builder
🧑‍🤝‍🧑 samen|together
👪 gezin|family
👶 baby|baby
🤷 geen idee|shrug
🤦 oei|facepalm
🙋 vraag hand|raise hand
💁 hulp informatie|help information
🚀 snel raket|fast rocket
🎯 raak doel|target goal
🧩 puzzel|puzzle
🪙 munt|coin
🩹 pleister|bandage
💊 pil medicijn|pill medicine
♻️ recyclen|recycle
♿ rolstoel toegankelijk|wheelchair accessible
`
  .trim()
  .split('\n')
  .map((line) => {
    const [, sign = '', nl = '', en = ''] = /^(\S+) (.*)\|(.*)$/.exec(line) ?? []
    return { sign, nl, en }
  })
