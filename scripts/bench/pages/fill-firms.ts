/*
 * The people of the firms in the temporary table `plan`: each statement is one set. Random numbers
 * come from the connection's seed.
 */

const VISA_TYPES = `ARRAY['H-1B','L-1A','L-1B','O-1A','TN','E-2','EB-1A','EB-2 NIW','PERM','I-140',
  'I-485','I-130','N-400','asylum','U','other']`;

// Every attorney can sign in, as in a firm that works with the product.
const COLLEAGUES = `
  CREATE TEMP TABLE colleagues AS
  SELECT "firmId" AS firm_id, n AS place, uuidv7() AS attorney_id, uuidv7() AS member_id,
         uuidv7() AS user_id,
         (ARRAY['Ana','Ben','Chidi','Dana','Emeka','Farah','Goran','Hana','Iris','Jun'])[1 + n % 10]
           || ' ' || (ARRAY['Ruiz','Sato','Okafor','Levi','Novak','Haddad','Meyer'])[1 + n % 7]
           || ' ' || n AS name
    FROM plan, generate_series(1, attorneys) AS n`;

const USERS = `
  INSERT INTO users (id, email, password_hash, created_at)
  SELECT user_id, user_id || '@bench.example', '', now() FROM colleagues`;

const USER_FIRMS = `INSERT INTO user_firms (user_id, firm_id) SELECT user_id, firm_id FROM colleagues`;

const MEMBERS = `
  INSERT INTO members (firm_id, id, user_id, role, name, email, created_at)
  SELECT firm_id, member_id, user_id, 'attorney', name, user_id || '@bench.example', now()
    FROM colleagues`;

const ATTORNEYS = `
  INSERT INTO attorneys (firm_id, id, member_id, name, email, seniority, capacity, time_zone,
                         position, turn, joined_at, created_at)
  SELECT firm_id, attorney_id, member_id, name, user_id || '@bench.example',
         (ARRAY['junior','associate','senior','partner'])[1 + place % 4], 20 + place % 3 * 5,
         'America/New_York', place, 0, now() - interval '3 years', now()
    FROM colleagues`;

const EXPERTISE = `
  INSERT INTO attorney_expertise (firm_id, id, attorney_id, visa_type, level)
  SELECT firm_id, uuidv7(), attorney_id, visa_type, 1 + floor(random() * 3)::int
    FROM colleagues, unnest(${VISA_TYPES}) AS visa_type
   WHERE random() < 0.7`;

// Eight absences over two years and a half each, so that always someone is away.
const ABSENCES = `
  INSERT INTO absences (firm_id, id, attorney_id, starts_on, ends_on, starts_at, ends_at, kind,
                        created_at)
  SELECT firm_id, uuidv7(), attorney_id, day, day + days - 1, day::timestamptz,
         (day + days)::timestamptz, 'vacation', now()
    FROM (SELECT firm_id, attorney_id, 4 + floor(random() * 10)::int AS days,
                 current_date - 720 + n * 110 + floor(random() * 60)::int AS day
            FROM colleagues, generate_series(0, 7) AS n) AS away`;

const CLIENTS = `
  CREATE TEMP TABLE parties AS
  SELECT "firmId" AS firm_id, n AS place, uuidv7() AS client_id,
         CASE WHEN random() < 0.6 THEN 'Company ' || (1 + floor(random() * 300)::int) || ' Inc'
         END AS company,
         (ARRAY['Wei','Priya','Camila','Thanh','Olena','Ngozi','Saskia','Mateo','Linh','Rohan',
                'Lucía','Tarek'])[1 + floor(random() * 12)::int] || ' ' ||
         (ARRAY['Zhang','Reddy','Pacheco','Nguyen','Melnyk','Eze','van Dijk','Xu','Kulkarni',
                'Brandão','Khoury'])[1 + floor(random() * 11)::int] || ' ' || n AS name
    FROM plan, generate_series(1, greatest(1, ("openCases" + "closedCases") * 7 / 10)) AS n`;

const CLIENT_ROWS = `
  INSERT INTO clients (firm_id, id, name, email, company, company_key, created_at)
  SELECT firm_id, client_id, name, client_id || '@client.example', company, lower(company), now()
    FROM parties`;

const WALLS = `
  INSERT INTO ethical_walls (firm_id, id, attorney_id, client_id, reason, created_at,
                             created_by_name)
  SELECT c.firm_id, uuidv7(), c.attorney_id, p.client_id, 'Conflict', now(), 'Bench'
    FROM colleagues c JOIN parties p ON p.firm_id = c.firm_id AND p.place = c.place`;

/** Rosters, members, absences, clients and walls, in this order. */
export const FILL_FIRMS: readonly string[] = [
  COLLEAGUES,
  USERS,
  USER_FIRMS,
  MEMBERS,
  ATTORNEYS,
  EXPERTISE,
  ABSENCES,
  CLIENTS,
  CLIENT_ROWS,
  WALLS,
];
