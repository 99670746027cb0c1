-- Who wants no mail at all wants none about webhooks either, which came after they chose.
ALTER TABLE mail_preferences NO FORCE ROW LEVEL SECURITY;
UPDATE mail_preferences
   SET "off" = "off" || ARRAY['webhooks']
 WHERE "off" @> ARRAY['assigned', 'handoffs', 'mentions', 'waiting', 'covers', 'walls', 'rules',
                      'deadlines', 'capacity', 'departures']
   AND NOT "off" @> ARRAY['webhooks'];
ALTER TABLE mail_preferences FORCE ROW LEVEL SECURITY;
