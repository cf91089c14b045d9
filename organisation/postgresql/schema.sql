-- Where reports of an organisation's people meet: PostgreSQL 15 or later. Run once, by the owner of an empty database:
--   psql -v ON_ERROR_STOP=1 -v unit=week -f schema.sql
-- Reports come in with load.mjs, and are read as publish() made them public. Nobody but the loader and the publisher
-- should have rights on the tables `report` and `cell`: they hold one person's line each.

create schema if not exists trottinette;
set search_path to trottinette;

-- The one span that is collected. Weeks and months of the same people, subtracted from each other, would tell of a few
-- days, so reports on anything else are refused.
create table setting (
  unit text primary key check (unit in ('week', 'month'))
);
insert into setting (unit) values (:'unit');

-- A report that came in. Whoever sends one again, of the same period, replaces it whole: the last to come in stands.
create table report (
  unit text not null references setting (unit),
  first_day date not null,
  last_day date not null,
  -- Of one device in this one period; says nothing of any other.
  instance text not null check (instance ~ '^[A-Za-z0-9_-]{22}$'),
  -- The part of the organisation it came from, where that is known; '' for none.
  part text not null default '',
  version text not null,
  factors text not null,
  received_at timestamptz not null default now(),
  primary key (unit, first_day, instance),
  check (last_day >= first_day)
);

-- A line of a report. Amounts are `numeric`, so that sums are exact in any order.
create table cell (
  unit text not null,
  first_day date not null,
  instance text not null,
  site text not null,
  class text not null,
  -- '' where models are not told apart.
  model text not null,
  requests numeric not null default 0,
  sessions numeric not null default 0,
  tokens_input numeric not null default 0,
  tokens_output numeric not null default 0,
  images numeric not null default 0,
  videos numeric not null default 0,
  audios numeric not null default 0,
  energy_wh_low numeric not null default 0,
  energy_wh_central numeric not null default 0,
  energy_wh_high numeric not null default 0,
  emissions_g_low numeric not null default 0,
  emissions_g_central numeric not null default 0,
  emissions_g_high numeric not null default 0,
  water_l_low numeric not null default 0,
  water_l_central numeric not null default 0,
  water_l_high numeric not null default 0,
  primary key (unit, first_day, instance, site, class, model),
  foreign key (unit, first_day, instance) references report on delete cascade
);

-- What was published of a period: once, and never again.
create table publication (
  unit text not null,
  first_day date not null,
  -- The fewest people a line may speak of.
  k integer not null check (k >= 2),
  people integer not null,
  published_at timestamptz not null default now(),
  primary key (unit, first_day)
);

-- Its lines. What is sure to be read by anybody: rights on this table and on `publication` are all a dashboard needs.
create table published (
  unit text not null,
  first_day date not null,
  part text not null,
  site text not null,
  class text not null,
  people integer not null,
  -- Counts are null where some of these people have any, and fewer than k do.
  requests numeric,
  sessions numeric,
  tokens_input numeric,
  tokens_output numeric,
  images numeric,
  videos numeric,
  audios numeric,
  energy_wh_low numeric not null,
  energy_wh_central numeric not null,
  energy_wh_high numeric not null,
  emissions_g_low numeric not null,
  emissions_g_central numeric not null,
  emissions_g_high numeric not null,
  water_l_low numeric not null,
  water_l_central numeric not null,
  water_l_high numeric not null,
  primary key (unit, first_day, part, site, class),
  foreign key (unit, first_day) references publication on delete cascade
);

-- A count of a line that so many of its people have: nothing where nobody has, null where fewer than k do.
create function told(amount numeric, people bigint, k integer) returns numeric
language sql immutable as $$
  select case when people = 0 then 0 when people >= k then amount end;
$$;

-- Makes a period public. Lines of fewer than k people are put together into one ('other'); where that is still of fewer,
-- the line of the fewest people joins it, until it is not: so neither a line, nor the sum of all less the others, speaks
-- of fewer than k. Where even everything together does, nothing is published. A period is published once: the
-- difference of two publications could be one person. A count that fewer than k of a line's people have is not told
-- (`told`). Returns the number of lines.
create function publish(of_unit text, of_first_day date, k integer) returns integer
language plpgsql set search_path = trottinette as $$
declare
  smallest record;
  rest_people integer;
begin
  create temporary table line on commit drop as
    select r.part, c.site, c.class, count(distinct c.instance)::integer as people, false as is_rest
    from cell c join report r using (unit, first_day, instance)
    where c.unit = of_unit and c.first_day = of_first_day
    group by r.part, c.site, c.class;
  update line set is_rest = true where people < k;
  loop
    select count(distinct c.instance) into rest_people
    from cell c join report r using (unit, first_day, instance)
    join line l on (l.part, l.site, l.class) = (r.part, c.site, c.class) and l.is_rest
    where c.unit = of_unit and c.first_day = of_first_day;
    exit when rest_people = 0 or rest_people >= k;
    select part, site, class into smallest from line where not is_rest order by people, part, site, class limit 1;
    exit when smallest is null;
    update line l set is_rest = true
    where (l.part, l.site, l.class) = (smallest.part, smallest.site, smallest.class);
  end loop;
  insert into publication (unit, first_day, k, people)
    select of_unit, of_first_day, publish.k,
      case when count(*) >= publish.k then count(*) else 0 end
    from report where (unit, first_day) = (of_unit, of_first_day);
  insert into published
    select of_unit, of_first_day,
      case when l.is_rest then 'other' else r.part end,
      case when l.is_rest then 'other' else c.site end,
      case when l.is_rest then 'other' else c.class end,
      count(distinct c.instance),
      told(sum(c.requests), count(distinct c.instance) filter (where c.requests > 0), publish.k),
      told(sum(c.sessions), count(distinct c.instance) filter (where c.sessions > 0), publish.k),
      told(sum(c.tokens_input), count(distinct c.instance) filter (where c.tokens_input > 0), publish.k),
      told(sum(c.tokens_output), count(distinct c.instance) filter (where c.tokens_output > 0), publish.k),
      told(sum(c.images), count(distinct c.instance) filter (where c.images > 0), publish.k),
      told(sum(c.videos), count(distinct c.instance) filter (where c.videos > 0), publish.k),
      told(sum(c.audios), count(distinct c.instance) filter (where c.audios > 0), publish.k),
      sum(c.energy_wh_low), sum(c.energy_wh_central), sum(c.energy_wh_high),
      sum(c.emissions_g_low), sum(c.emissions_g_central), sum(c.emissions_g_high),
      sum(c.water_l_low), sum(c.water_l_central), sum(c.water_l_high)
    from cell c join report r using (unit, first_day, instance)
    join line l on (l.part, l.site, l.class) = (r.part, c.site, c.class)
    where c.unit = of_unit and c.first_day = of_first_day
    group by 3, 4, 5
    having count(distinct c.instance) >= publish.k;
  drop table line;
  return (select count(*) from published where (unit, first_day) = (of_unit, of_first_day));
end $$;

-- Forgets the lines of single reports of periods that began before a day: what was published stays.
create function forget_before(day date) returns integer
language sql set search_path = trottinette as $$
  with gone as (delete from report where first_day < day returning 1) select count(*)::integer from gone;
$$;
