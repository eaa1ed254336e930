import type { Answers, GroupRow } from '@/lib/licensing/applications/answer-values'
import { checkAnswers, prefillAnswers } from '@/lib/licensing/applications/answers'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { onlyVisible } from '@/lib/licensing/definitions/visibility'
import type { DemoCompany } from './companies'
import type { Random } from './random'

/** Answers an owner would give. Throws when the definition would refuse them: the demo holds nothing that the form would not let through. */
export function demoAnswers(
  code: string,
  definition: LicenseDefinition,
  company: DemoCompany,
  kbliTitle: string,
  random: Random,
): Answers {
  const prefilled = prefillAnswers(definition, {
    'company.trade_name': company.trade_name,
    'company.legal_name': company.legal_name,
    'company.entity_kind': company.entity_kind,
    'company.npwp': company.npwp,
    'company.nib': company.nib,
    'company.phone': company.phone,
    'company.email': company.email,
    'company.region': { code: company.place.code, label: company.place.label },
    'company.address': company.address,
    'company.postal_code': company.postal_code,
    'company.premises_tenure': company.premises_tenure,
    'company.business_description': company.business_description,
    'company.main_kbli': { version: '2025', code: company.mainKbli, title: kbliTitle },
    'company.people_count': company.people_count,
    'company.capital_amount': Number(company.capital_amount),
    'company.yearly_sales_amount': Number(company.yearly_sales_amount),
    'user.name': company.owner.name,
  })
  const answers = onlyVisible(definition, { ...prefilled, ...OWN[code]?.(company, random) })
  const checked = checkAnswers(definition, answers)
  if (!checked.ok) throw new Error(`${code} for ${company.slug}: ${JSON.stringify(checked)}`)
  return answers
}

type Maker = (company: DemoCompany, random: Random) => Answers

const OWN: Record<string, Maker> = {
  nib: (company, random) => ({
    deed_number: `Akta No. ${random.between(1, 90)} tanggal 12 Mei 2024`,
    ahu_number: `AHU-${random.digits(7)}.AH.01.01`,
    has_oss_account: false,
    is_running: 'running',
    started_on: `${random.between(2012, 2025)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
    premises_kind: company.mainKbli.startsWith('032') ? 'land' : random.pick(['home', 'shop', 'workshop']),
    area_m2: random.between(6, 120),
    male_workers: Math.floor(company.people_count / 2),
    female_workers: Math.ceil(company.people_count / 2),
    environment_statement: true,
    truth_statement: true,
  }),
  spp_irt: (company, random) => ({
    nib: company.nib ?? '1234567890123',
    training_done: true,
    training_number: `PKP/${random.digits(4)}/2025`,
    training_on: '2025-09-18',
    kitchen: random.pick(['separate', 'shared']),
    water_source: random.pick(['pdam', 'well', 'refill']),
    hygiene: ['hand_washing', 'apron', 'closed_bins'],
    people_count: Math.min(company.people_count, 100),
    product_name: company.product,
    food_category: FOOD[company.mainKbli] ?? 'flour',
    ingredients: [
      { name: mainIngredient(company.product), share: 82 },
      { name: 'Minyak goreng', share: 12 },
      { name: 'Bumbu dan garam', share: 6 },
    ],
    uses_additives: false,
    packaging: random.pick(['plastic', 'composite', 'glass']),
    net_content: `${random.pick([100, 150, 200, 250])} g`,
    shelf_life_days: random.pick([60, 90, 120, 180]),
    storage: 'room',
    process:
      'Bahan dibersihkan, dipotong, dibumbui, lalu dimasak. Setelah dingin, produk ditimbang, dikemas rapat, dan diberi label.',
    commit_training: true,
    commit_hygiene: true,
    commit_label: true,
  }),
  halal_self_declared: (company) => ({
    nib: company.nib ?? '1234567890123',
    supervisor_is_owner: true,
    product_group: company.mainKbli.startsWith('56') ? 'meal' : 'snack',
    products: rows({ name: company.product, brand: company.trade_name }, { name: `${company.product} mini` }),
    yearly_sales_amount: Math.min(Number(company.yearly_sales_amount), 500_000_000),
    sales_channels: ['own_place', 'online'],
    materials: rows(
      { name: mainIngredient(company.product), producer: 'Pasar setempat', status: 'exempt' },
      {
        name: 'Minyak goreng',
        producer: 'Minyak kemasan',
        status: 'certified',
        certificate: 'ID00110000123450321',
      },
      { name: 'Garam', status: 'exempt' },
    ),
    uses_meat: false,
    no_forbidden: true,
    process:
      'Bahan dicuci dan dipotong, diolah dengan peralatan khusus produk ini, dikemas, lalu disimpan terpisah.',
    equipment: 'manual',
    facility_shared: false,
    halal_statement: true,
    change_statement: true,
  }),
  merek: (company, random) => ({
    is_umk: true,
    mark_type: 'combined',
    mark_meaning: `${company.trade_name} adalah nama usaha keluarga yang sudah dikenal pelanggan.`,
    is_foreign: false,
    colors: random.pick(['Kuning dan cokelat', 'Merah dan putih', 'Hijau tua', 'Biru nila dan emas']),
    nice_class: company.mainKbli.startsWith('10')
      ? 30
      : company.mainKbli.startsWith('56')
        ? 43
        : company.mainKbli.startsWith('1')
          ? 25
          : 37,
    goods: [{ name: company.product }],
    in_use: true,
    used_since: `${random.between(2014, 2025)}-06-01`,
    ownership: true,
    authorisation: true,
  }),
}

const FOOD: Record<string, string> = {
  '10794': 'nut_tuber',
  '10120': 'meat_dried',
  '10307': 'nut_tuber',
  '10308': 'nut_tuber',
  '10710': 'flour',
  '10732': 'sugar',
  '10779': 'seasoning',
}

function mainIngredient(product: string): string {
  return product.split(' ').slice(1).join(' ') || product
}

// Rows of one group may leave out different fields, which a literal's inferred type would not allow.
function rows(...each: GroupRow[]): GroupRow[] {
  return each
}
