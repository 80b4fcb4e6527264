-- A settlement year as plain SQL, written from docs/settlement.md for the policy settlement.yaml. Points are whole
-- ten-thousandths, money is whole fen; round(a / b) is (a + b // 2) // b. DATA stands for the folder of the rows.

-- catalog: derived before, loaded before the clock starts
create temp table core as
  select diagnosis_code diagnosis, coalesce(procedure_code, '') operation, group_code, (rw * 10000)::bigint rw, mean_cost_fen mean
  from read_parquet('DATA/groups/*.parquet') where group_type = 'core';
create temp table broad as
  select diagnosis_code category, procedure_attribute attribute, group_code, (rw * 10000)::bigint rw, mean_cost_fen mean
  from read_parquet('DATA/groups/*.parquet') where group_type = 'comprehensive';
create temp macro half(a, b) as (a + b // 2) // b;

-- clear
create or replace temp table scored as
  with cases as (
    select settlement, institution, level, medical_type, discharge_way, department, stay_days, diagnosis, category, main_procedure,
           other_procedures, attribute, cost_fen cost, fund_fen booked,
           case when insured_area is null or starts_with(insured_area, '9901') then pool else pool || '-cross' end pool
    from read_parquet('DATA/cases/*.parquet')),
  level_mean as (
    select group_code, hospital_level, half(sum(total_cost_fen), sum(case_count))::bigint mean
    from read_parquet('DATA/history/*.parquet') where discharge_year = 2024 group by all),
  found as (
    select c.*, coalesce(k.group_code, b.group_code) code, coalesce(k.rw, b.rw) rw, coalesce(k.mean, b.mean) group_mean
    from cases c
    left join core k on k.diagnosis = c.diagnosis and k.operation = c.main_procedure
    left join broad b on b.category = c.category and b.attribute = c.attribute),
  measured as (
    select f.*, coalesce(m.mean, f.group_mean) standard, d.decision, d.units decided,
           case when f.code in ('J18.9', 'J20.9', 'A09.9', 'I67.8', 'K29.5') then 9500
                when level = '3' then 11500 when level = '2' then 9500 when level = '1' then 7000 else 6500 end::bigint k,
           case when starts_with(pool, '310') then 8400000 else 8100000 end::bigint pvm
    from found f
    left join level_mean m on m.group_code = f.code and m.hospital_level = f.level
    left join read_parquet('DATA/decisions/*.parquet') d using (settlement)),
  pathed as (
    select *, half(rw * k, 10000) normal,
           case when decision = 'withdrawn' then 'withdrawn'
                when decision is not null then 'special_review'
                when (starts_with(diagnosis, 'F2') or starts_with(diagnosis, 'F3')) and (rw is null or stay_days > 30)
                  then case when rw is null then 'bed_day' else 'acute_and_bed_day' end
                when starts_with(diagnosis, 'F4') or starts_with(diagnosis, 'F5') then 'bed_day_yuan'
                when starts_with(diagnosis, 'G51') and starts_with(department, 'A03') then 'tcm'
                when rw is null then 'ungrouped'
                when discharge_way in ('2', '3') then 'incomplete_stay'
                when medical_type in ('28', '22') then 'day_surgery'
                when code in ('J18.9', 'J20.9', 'A09.9', 'I67.8', 'K29.5') then 'basic_level'
                else 'group' end path
    from measured),
  -- the deviation rule: r = cost / standard, in ten-thousandths
  based as (
    select *, path in ('day_surgery', 'basic_level', 'group') deviates,
           case when path = 'day_surgery' then half(normal * 9000, 10000) else normal end plain_score,
           case when path = 'day_surgery' then half(rw * 9000, 10000) else rw end base,
           case when rw <= 5000000 then 30000 else 20000 end::bigint h,
           case when cost * 10000 > standard * 50000 then half(standard * 50000, 10000) else cost end counted
    from pathed),
  days as (
    select *, case level when '3' then 300000 when '2' then 250000 else 180000 end::bigint early,
           case level when '3' then 240000 when '2' then 200000 else 150000 end::bigint late
    from based),
  valued as (
    select settlement, institution, pool, path, cost, booked,
           case path
             when 'withdrawn' then 0
             when 'special_review' then case when decision = 'itemised' then half(cost * 9000 * 10000, pvm) else decided end
             when 'bed_day' then least(stay_days, 60) * early + greatest(stay_days - 60, 0) * late
             when 'acute_and_bed_day' then normal + (least(stay_days, 60) - 30) * early + greatest(stay_days - 60, 0) * late
             when 'bed_day_yuan' then
               least(stay_days, 15) * half(case level when '3' then 42000 when '2' then 35000 else 26000 end * 100000000::bigint, pvm)
                 + greatest(stay_days - 15, 0) * half(2100000000000::bigint, pvm)
             when 'tcm' then 4800000
             when 'ungrouped' then half(cost * 1000 * 7000, MEAN_OF_ALL)
             when 'incomplete_stay' then case when standard > 0 then half(normal * least(cost, standard), standard) else normal end
             else case when cost * 10000 < standard * 5000 then half(base * cost, standard)
                       when cost * 10000 >= standard * h then
                         half(base * (counted + case when k > h then half((k - h) * standard, 10000)
                                                     else - half((h - k) * standard, 10000) end), standard)
                       else plain_score end
           end + case when path in ('incomplete_stay', 'day_surgery', 'basic_level', 'group') then
             case when main_procedure in ('36.0601', '36.0701') or list_has_any(other_procedures, ['36.0601', '36.0701'])
                  then 600000 else 0 end
             + case when main_procedure = '88.4101' or list_contains(other_procedures, '88.4101') then 125000 else 0 end
           else 0 end units
    from days)
  select settlement, institution, pool, units::bigint units,
         case when path = 'withdrawn' then 0 else cost end cost, case when path = 'withdrawn' then 0 else booked end booked
  from valued;

-- clear
create or replace temp table payable as
  with totals as (
    select institution, pool, sum(units) units, sum(cost) cost, sum(booked) booked from scored group by all),
  sums as (
    select pool, sum(units) units, sum(cost) cost, sum(booked) booked,
           case pool when '310' then half(sum(cost) * 75, 100) when '390' then half(sum(cost) * 55, 100)
                     when '310-cross' then half(sum(cost) * 72, 100) else half(sum(cost) * 60, 100) end fund,
           case pool when '310' then 20000000000 when '390' then 0 else 100000000 end::bigint adjustment,
           case when starts_with(pool, '310') then 8400000 else 8100000 end::hugeint pvm
    from totals group by pool),
  -- the fund payment ratio: 0.8 in 310, else booked / cost
  ratios as (
    select *, case when pool = '310' then 8::hugeint else booked end paid_part, case when pool = '310' then 10::hugeint else cost end whole from sums),
  -- V(share, value), shares in tenths, values in millionths of a yuan
  worths as (
    select *, half(units * pvm * paid_part * 7, whole * 1000000000::bigint) fixed,
           half(units * pvm * paid_part * 3 * 95, whole * 100000000000::bigint) low,
           half(units * pvm * paid_part * 3 * 105, whole * 100000000000::bigint) high
    from ratios),
  pools as (
    select pool, units, fund, adjustment,
           least(fixed + least(greatest(fund - fixed, low), high), greatest(fixed, fund + adjustment)) total
    from worths),
  quotas as (
    select t.*, p.fund, p.adjustment, p.total, p.total * t.units // p.units floor_fen, p.total * t.units % p.units rest
    from totals t join pools p using (pool)),
  places as (
    select *, total - sum(floor_fen) over (partition by pool) left_fen,
           row_number() over (partition by pool order by rest desc, units desc, institution) place
    from quotas)
  select institution, pool, units::bigint units, booked, fund, adjustment, total,
         (floor_fen + case when place <= left_fen then 1 else 0 end)::bigint payable
  from places;

-- clear
create or replace temp table cleared as
  with assessed as (
    select p.institution, p.pool, p.booked, p.fund, p.adjustment, p.total, i.score, i.audit_fen, i.deposit_fen,
           half(payable * case when score >= 90 then 10000 when score >= 80 then 9700 else 9000 end::hugeint, 10000) assessed
    from payable p join read_parquet('DATA/institutions/*.parquet') i on i.institution = p.institution and i.pool = p.pool),
  -- half of the surplus down to 85 %, at most 6 % of the payment; 40 % of the overspend up to 110 %
  asked as (
    select *, case when booked <= assessed then
                least(half((assessed * 100 - greatest(booked * 100, assessed * 85)) * 50, 10000), half(assessed * 6, 100))
              else 0 end kept,
              case when booked > assessed and assessed > 0
                then half((least(booked * 100, assessed * 110) - assessed * 100) * 40, 10000) else 0 end help
    from assessed),
  sums as (
    select pool, sum(help) help, greatest(0, any_value(adjustment) + any_value(fund) - any_value(total)) left_fund
    from asked group by pool),
  cut as (
    select a.*, s.help all_help, s.left_fund,
           case when s.help > s.left_fund then s.left_fund * a.help // s.help else a.help end floor_help,
           case when s.help > s.left_fund then s.left_fund * a.help % s.help else 0 end rest
    from asked a join sums s using (pool)),
  places as (
    select *, least(all_help, left_fund) - sum(floor_help) over (partition by pool) left_fen,
           row_number() over (partition by pool order by rest desc, help desc, institution) place
    from cut)
  select institution, pool,
         case when assessed = 0 then 0 when booked <= assessed then booked + kept
              else assessed + floor_help + case when place <= left_fen then 1 else 0 end end
         - audit_fen - (deposit_fen - case when score >= 85 then deposit_fen else half(deposit_fen * 90, 100) end) final_fen
  from places;

-- answer of clear
select pool || '|' || institution, final_fen::bigint from cleared;

-- pay: one statement, payments of all cases by largest remainder, told by sums
with quotas as (
  select s.settlement, s.institution, s.pool, s.units, p.payable,
         case when p.units > 0 then (p.payable::hugeint * s.units // p.units)::bigint else 0 end floor_fen,
         case when p.units > 0 then (p.payable::hugeint * s.units % p.units)::bigint else 0 end rest
  from scored s join payable p on p.institution = s.institution and p.pool = s.pool),
places as (
  select *, row_number() over (partition by institution, pool order by rest desc, units desc, settlement) place,
         payable - sum(floor_fen) over (partition by institution, pool) left_fen
  from quotas)
select pool || '|' || institution, count(*), sum(payment)::bigint, sum(payment * (substr(settlement, 2)::bigint % 1009))::bigint
from (select pool, institution, settlement, floor_fen + case when place <= left_fen then 1 else 0 end payment from places)
group by all;
