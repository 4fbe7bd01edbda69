// Invented people. Some names are there to find what breaks on anything but plain letters.

const list = (text: string): readonly string[] => text.trim().split(/\s*\|\s*|\n\s*/);

/** Given names. */
export const FIRST_NAMES = list(`
Ada|Agnieszka|Aisha|Alaric|Amara|Anouk|Arjun|Åsa|Beatriz|Benedikt|Bronwen|Callum|Carys|Chidi|Clémence|Dagny
Darragh|Desmond|Dilnoza|Eilidh|Elio|Emeka|Esme|Farah|Fergus|Finola|Gwendolyn|Hamza|Hanneke|Hiroshi|Ilse|Imogen
Ines|Iolo|Jaromir|Jessamy|Jürgen|Kamala|Keir|Kenji|Lakshmi|Leocadia|Liadan|Lorcan|Ludmila|Łukasz|Maeve|Malachi
Marguerite|Matteo|Mehmet|Mirela|Nadia|Niamh|Nikhil|Noor|Odile|Olumide|Orla|Otto|Padraig|Petra|Priya|Quentin
Rafael|Ragnhild|Renée|Rosalind|Saoirse|Selma|Séamus|Sigrid|Tamsin|Tendai|Theodora|Tomasz|Ulrike|Vasco|Wilhelmina|Xanthe
Yael|Yusuf|Zara|Zoë
`);

/** Family names. */
export const SURNAMES = list(`
Abernethy|Adeyemi|Albrecht|Applegarth|Ashdown|Banerjee|Barrowclough|Bellweather|Birkenshaw|Blackthorn|Bonaventure|Brackenbury
Brightwell|Calloway|Carmichael|Castellanos|Chaudhry|Cobblestone|Coldwater|Corrigan|Dalgleish|Danquah|Delacroix|Drummond-Hay
Eastlake|Eberhardt|Elphinstone|Fairweather|Featherstone|Fernsby|Fitzwarren|Galbraith|Garside|Goldsworthy|Greenhalgh|Grimshaw
Hakimi|Hargreaves|Hartigan|Hawthorne|Heatherington|Hollingworth|Ibarra|Inglewood|Jankowska|Jørgensen|Kavanagh|Kestrel
Kowalczyk|Lanternly|Larkspur|Lindqvist|Lockwood|MacAskill|Marchetti|McAllister|Merriweather|Mühlbauer|Nakagawa|Nettleship
Nightingale|Nwosu|O'Callaghan|O'Dowd|Okonkwo|Osterberg|Papadaki|Pemberton|Pennington|Petrossian|Quillfeather|Rackham
Ravensworth|Rosenbaum|Rutherglen|Sandoval|Scarborough|Silverton|Skarsgaard|Stillwater|Stonebridge|Sutcliffe|Tanaka|Thistlewood
Thornbury|Underhill|Van der Meer|Vasquez|Velázquez|Waverley|Weatherby|Whitcombe|Winterbourne|Wolstenholme|Yarborough|Zielinski
`);

/** Streets that exist in no town. */
export const STREETS = list(`
Alder Lane|Beacon Hill|Candle Row|Chapel Walk|Clover Street|Dovecote Road|Elm Terrace|Foundry Lane|Gable Street|Harbour View
Juniper Close|Kiln Road|Lantern Street|Mill Bank|Orchard Way|Paper Mill Lane|Quarry Road|Rope Walk|Saddlers Row|Tern Street
`);

/** Letters that a mail address can hold. */
export const plainLetters = (name: string): string =>
  name
    .replace(/[łŁ]/g, "l")
    .replace(/[øØ]/g, "o")
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
