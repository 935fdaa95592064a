package dev.constellation.study.store;

import dev.constellation.events.Codec.PoisonException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Records that are kept in one transaction, each id once, and where the log goes on after them. A record that cannot be
 * read is skipped: whoever the topic is for makes it a dead letter.
 */
final class Batch {
    private static final Logger LOG = Logger.getLogger(Batch.class);

    private final Map<Table, Map<String, Entry>> entries = new EnumMap<>(Table.class);
    private final Map<String, Long> next = new HashMap<>();

    static Batch of(List<ConsumerRecord<byte[], byte[]>> records, LogRecords reader) {
        Batch batch = new Batch();
        records.forEach(record -> batch.add(record, reader));
        return batch;
    }

    private void add(ConsumerRecord<byte[], byte[]> record, LogRecords reader) {
        next.put(record.topic() + "-" + record.partition(), record.offset() + 1);
        try {
            keep(reader.read(record));
        } catch (PoisonException | IllegalArgumentException e) {
            LOG.warnf(
                    "%s-%d@%d is not in the query store: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private void keep(Entry entry) {
        Map<String, Entry> sameTable = entries.computeIfAbsent(entry.table(), table -> new LinkedHashMap<>());
        if (entry.table().rule() == Table.Rule.LATEST) {
            sameTable.put(entry.id(), entry);
        } else {
            sameTable.putIfAbsent(entry.id(), entry);
        }
    }

    /** Next offset of every partition that a record came from. */
    Map<String, Long> next() {
        return next;
    }

    /** Tables with new entries. */
    Set<Table> tables() {
        return entries.keySet();
    }

    /** Ids of the entries of a table. */
    Set<String> ids(Table table) {
        return entries.getOrDefault(table, Map.of()).keySet();
    }

    /** Leaves out entries that are kept already. */
    void leaveOut(Table table, Set<String> known) {
        entries.getOrDefault(table, Map.of()).keySet().removeAll(known);
    }

    /** The rows of all entries by table. */
    Map<Table, List<Entry.Row>> rows() {
        Map<Table, List<Entry.Row>> rows = new EnumMap<>(Table.class);
        for (Map<String, Entry> sameTable : entries.values()) {
            for (Entry entry : sameTable.values()) {
                for (Entry.Row row : entry.rows()) {
                    rows.computeIfAbsent(row.table(), table -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return rows;
    }
}
