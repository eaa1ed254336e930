import { type Kysely, sql } from 'kysely'

/**
 * The names under which companies applied, each from every word of it on: whoever types the beginning of any word, and as
 * much of what follows as they like, reads one stretch of an index, as long as there are matches. By letters (trigrams) a name
 * of ordinary words costs the more the more cases there are, and every move of a case would write all of them again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Longer than a page may take, where there are many cases already.
  await sql`set local statement_timeout = 0`.execute(db)
  await sql`
    create function search_name(name text) returns text language sql immutable parallel safe
      return btrim(regexp_replace(lower(left(name, 200)), '[^[:alnum:]]+', ' ', 'g'))`.execute(db)
  await sql`
    create table company_names (
      company_id uuid not null constraint company_names_company_fkey references companies (id) on delete cascade,
      name text not null,
      constraint company_names_pkey primary key (company_id, name)
    )`.execute(db)
  await sql`
    create function keep_company_name() returns trigger language plpgsql as $$
    declare words text[] := string_to_array(search_name(new.company_name), ' ');
    begin
      insert into company_names (company_id, name)
        select distinct new.company_id, array_to_string(words[word:], ' ') from generate_subscripts(words, 1) word
      on conflict do nothing;
      return null;
    end $$`.execute(db)
  await sql`
    insert into company_names (company_id, name)
    select distinct company_id, array_to_string(words[word:], ' ')
    from (select distinct company_id, string_to_array(search_name(company_name), ' ') as words from applications) named,
      generate_subscripts(words, 1) word`.execute(db)
  await sql`create trigger applications_keep_company_name after insert or update of company_name on applications
    for each row execute function keep_company_name()`.execute(db)
  await sql`create index company_names_name_idx on company_names (name text_pattern_ops, company_id)`.execute(
    db,
  )
  await sql`drop index applications_name_idx`.execute(db)
  await sql`alter table applications alter column company_name set statistics -1`.execute(db)
}
