import { Card } from '@/components/ui/card';
import { formatNumber } from '@/components/ui/format';
import { LoadBar } from '@/components/ui/load-bar';
import { Table, TableBox, Td, Th } from '@/components/ui/table';
import type { DepartureLoadDto } from '@/lib/planning/dto';

// On phones the numbers alone: with their bars the words beside them would be cut off.
const NUMBERS = 'max-sm:[&>:first-child]:hidden';

/** What everybody who stays carries now, and with the plan carried out. */
export function DepartureLoads({ loads }: { loads: readonly DepartureLoadDto[] }) {
  return (
    <Card title="Loads" description="Active cases of those who stay, now and after the plan." flush>
      <TableBox label="Loads before and after the plan">
        <Table caption="Active cases and load points before and after the plan">
          <thead>
            <tr>
              <Th>Attorney</Th>
              <Th>Now</Th>
              <Th>After</Th>
              <Th align="end">Cases added</Th>
              <Th align="end">Load points added</Th>
            </tr>
          </thead>
          <tbody>
            {loads.map(({ attorney, capacity, before, after }) => (
              <tr key={attorney.id}>
                <Th scope="row">
                  <bdi>{attorney.name}</bdi>
                </Th>
                <Td>
                  <LoadBar
                    value={before.activeCases}
                    capacity={capacity}
                    size="sm"
                    className={NUMBERS}
                  />
                </Td>
                <Td>
                  <LoadBar
                    value={after.activeCases}
                    capacity={capacity}
                    size="sm"
                    className={NUMBERS}
                  />
                </Td>
                <Td align="end">{formatNumber(after.openCases - before.openCases)}</Td>
                <Td align="end">{formatNumber(after.loadPoints - before.loadPoints)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </TableBox>
    </Card>
  );
}
