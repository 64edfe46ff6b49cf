/** Those in Lindeveen who write English. */
export const english = `
== 57 18:22 post | Aoife Brennan | New here
Hi there,
Just moved into Rietgraslaan 22. The previous people left a modem, a bill and a cactus. I am keeping the cactus. What do I do with the other two?
Aoife
>> joyce 1d 09:30
Hi Aoife, welcome. The modem can stay, it works for you from today. The bill goes in the bin: I have closed it on their side. Good luck with the cactus.
<< 40m
You are a star.
## vraag

== 52 20:40 site | Callum Reid
Internet drops every time the microwave runs. I am not making this up.
>> mehmet 1d 08:45
I believe you. Both live on 2.4 GHz. In the app, under Wifi, choose "5 GHz only" for your laptop. Porridge and internet together from now on.
<< 1h
Witchcraft. Thanks.

== 48 11:19 post | Deepa Krishnan | Bill in Dutch only
Dear team, is there any way to receive the bill in English? I translate it line by line with my phone and "voorschot" comes out as "apron".
Deepa
>> joyce 2h
Dear Deepa, from next month it comes in English. "Voorschot" is an advance payment, although an apron would be nice.
<< 30m
Thank you so much!
## factuur

== 44 19:58 plein | Emeka Obi
@vonkenvezel why is the engineer slot always 8-12 or 12-5. some of us have jobs between 8 and 5
>> sanne 1d 08:20
Fair. Tuesday evenings we go out until nine, but the site does not show it. Shall I put you down for 19.00?
<< 15m
yes please. and put it on the site!
## idee

== 41 16:33 lijn | Gareth Pugh | Smart meter beeps
Customer's smart meter beeps every ten minutes. He has a new baby. He whispered during the whole call.
>> mehmet 1h
Battery of the old meter underneath it. Wesley took it out at four. Baby asleep.

== 38 21:25 post | Ines Carvalho | Moving out next Friday
Hello, I move back to Porto next Friday (early, 6am train). Can somebody read the meter on Thursday, or may I send a picture? I would like to leave with everything paid and no ghosts.
>> joyce 1d 10:05
Hello Ines, a picture on Thursday evening is perfect. The final bill comes by mail and we pay back to a Portuguese account too. Boa viagem.
<< 3d 20:11
Picture attached: 8.814. Obrigada, you were the easiest part of leaving.
## vraag

== 36 12:30 site | Jakub Wrona
Two contracts on my name, one is in my old flat in Zwolle, I am not there since April. I pay both.
>> joyce 3h
Stopped as of April, and 214.50 comes back to you. You should have been told in April. I am sorry.
<< 50m
Thank you. I buy my wife flowers.
## factuur

== 33 09:17 post | Lerato Dlamini | Fibre for a small studio
Good day, I run a small recording studio from home and need a fixed IP address and 1 Gbit up. Is that possible on Turfstraat, and what would it cost?
>> mehmet 2h40
Good day Lerato, yes to both. 54 a month, fixed address included. Installation takes a morning. Shall I have our colleague call you?
<< 20m
Please do, any day before noon.
-- Verkoop

== 30 22:44 post | Marco Bellini | THIRD TIME
I have now explained my problem to THREE persons. Each time I start from zero. My panels feed back and your meter counts it as usage. I pay for my own sun.
>> mehmet 1d 08:30
Marco, I have read all three. You are right: two wires are swapped in the meter. Wesley comes tomorrow at 10, and I correct the last five months by hand. You deal with me only from here on.
<< 1d 11:20
He came, he swapped, he drank espresso. Grazie. I wait for the correction.
>> mehmet 2d 15:00
Corrected: 263.18 to your account on Friday.
## klacht, factuur

== 26 13:08 plein | Olena Hrytsenko
Thank you @vonkenvezel for helping my parents with internet in the shelter. They could call my brother.
>> sanne 12m
We are so glad they could. If anything is needed there, write to me directly.
## compliment

== 24 17:41 site | Rohan Mehta
Is it cheaper to charge my car at 3am? Your app shows a moon icon but no price.
>> mehmet 45m
Tonight: 0.19 at 3, against 0.34 at 18. The moon should have a price under it, I passed that on.
## idee

== 20 10:10 post | Siobhan Kelly | Complaint
I was told "within 5 working days". It is now 11. Silence is not a policy.
Siobhan Kelly
>> joyce 1h30
You are right, and I have no excuse: your file sat with someone on leave. Here is your answer: the 45 euro fee is cancelled. I will check on Friday that it has really gone.
<< 1h
Thank you. That is how it should be done (but sooner).
## klacht

== 17 20:15 plein | Tomasz Lis
Speed test 12 Mbit. Contract 500. Somebody is eating 488.
>> mehmet 1d 08:25
Your cable between modem and computer is from 2003, it says so in the log. A new one is in the mail, no charge.
<< 2d 18:00
512!!

== 13 19:02 post | Wei Zhang | question about deposit
Hello, your letter asks a deposit of 150 euro because I am "new in the country". My colleague is also new, from Germany, and pays no deposit. What is the difference between us?
>> sanne 1d 08:10
Hello Wei, there is none, and there should not have been a letter. The deposit is cancelled, for you and for the eleven others who got it. We are looking into how this rule came about, and I will write to you what comes out.
## klacht
-- PR
%% Toegezegd: terugkoppeling aan Wei Zhang over hoe dit kon. Ligt bij directie.

== 8 21:48 site | Yuki Mori
Sorry for my Dutch so I write English. Water meter makes a noise like small bird. Is it your meter?
>> mehmet 1d 09:20
Water is from the water company, not us. But a bird usually means a tap that drips: try the toilet first.
<< 2h
It was toilet. Thank you for answer even if not your bird.

== 4 23:19 post | Zanele Mokoena | outage compensation
Hi, we had no power for nine hours last week (Molenwal). My insulin had to be thrown away, it was in the fridge. The pharmacy bill is 62 euro. I do not want to make a big thing out of it, I just want the 62.
>> joyce 1d 09:05
Zanele, of course. The 62 euro is on its way, and I called to ask how you are. Please tell us next time at once: we have a cool box for exactly this.
## klacht, storing
%% Net uitkeren, valt onder de regeling. Wel even bellen hoe het met haar gaat.

== 2 12:06 plein | Deepa Krishnan
@vonkenvezel the English bill is lovely. Page 2 now says "apron" on purpose?
>> joyce 35m
It does. Only on yours.
<< 5m
I am framing it.
## compliment
`
