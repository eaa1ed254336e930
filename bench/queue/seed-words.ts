/** What names of small businesses are made of: a few words half of them share, and many that few have. */
export const TRADES = [
  ...['Warung', 'Warung', 'Warung', 'Warung', 'Toko', 'Toko', 'Kedai', 'Dapur', 'Kripik', 'Rumah Makan'],
  ...['Bengkel', 'Batik', 'Katering', 'Laundry', 'Salon', 'Penjahit', 'Mebel', 'Kopi', 'Roti', 'Sambal'],
  ...['Tempe', 'Bakso', 'Soto', 'Konveksi', 'Percetakan'],
]

export const TITLES = ['Bu', 'Pak', 'Mbak', 'Mas', 'Haji', 'Ibu', 'Mak', 'Cak', '', '', '', '']

export const PEOPLE = [
  ...['Sari', 'Tono', 'Rina', 'Agus', 'Dewi', 'Budi', 'Siti', 'Slamet', 'Nur', 'Wati', 'Joko', 'Ani', 'Eko'],
  ...['Rahma', 'Yuli', 'Asep', 'Lilis', 'Dedi', 'Fitri', 'Hendra', 'Imah', 'Jarwo', 'Kartini', 'Lina', 'Mia'],
  ...[
    'Nadira',
    'Oki',
    'Putri',
    'Ratna',
    'Sukirman',
    'Tini',
    'Ujang',
    'Wagiman',
    'Yanto',
    'Zulkifli',
    'Bagas',
  ],
  ...[
    'Cahya',
    'Darmi',
    'Endang',
    'Fajar',
    'Gita',
    'Hasan',
    'Indah',
    'Komang',
    'Made',
    'Ning',
    'Wayan',
    'Ucok',
  ],
]

export const WISHES = [
  'Jaya',
  'Makmur',
  'Berkah',
  'Sejahtera',
  'Barokah',
  'Lestari',
  'Abadi',
  'Rejeki',
  '',
  '',
  '',
  '',
]

export const PLACES = [
  ...['Bandung', 'Solo', 'Malang', 'Medan', 'Padang', 'Palembang', 'Makassar', 'Manado', 'Kupang', 'Ambon'],
  ...['Cirebon', 'Garut', 'Tegal', 'Kudus', 'Jepara', 'Kediri', 'Jember', 'Banyuwangi', 'Bogor', 'Depok'],
  ...[
    'Serang',
    'Bukittinggi',
    'Jambi',
    'Bengkulu',
    'Pontianak',
    'Samarinda',
    'Banjarmasin',
    'Kendari',
    'Palu',
  ],
  ...['Ternate', 'Sorong', 'Mataram', 'Denpasar', 'Singaraja', 'Ende', 'Maumere', 'Sukabumi', 'Tasikmalaya'],
]

/** Three of them make a word of its own: 64 thousand, so that some names are found alone. */
export const SYLLABLES = [
  ...[
    'ba',
    'bi',
    'bu',
    'ca',
    'ci',
    'da',
    'di',
    'du',
    'ga',
    'gi',
    'gu',
    'ha',
    'hi',
    'ja',
    'ji',
    'ka',
    'ki',
    'ku',
  ],
  ...[
    'la',
    'li',
    'lu',
    'ma',
    'mi',
    'mu',
    'na',
    'ni',
    'nu',
    'pa',
    'pi',
    'ra',
    'ri',
    'ru',
    'sa',
    'si',
    'su',
    'ta',
  ],
  ...['ti', 'tu', 'wa', 'ya'],
]
