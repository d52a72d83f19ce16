namespace Hardware.Hdl.Model;

/// <summary>
/// Gives the items of a region in an order in which needs come first and readers of state come before what overwrites it. When only
/// items are left that would overwrite something still to be read, it gives the one with the fewest such readers and names them.
/// </summary>
internal sealed class SchedulingQueue
{
    private readonly List<Item> _items;
    private readonly int[] _needs;
    private readonly int[] _readers;
    private readonly List<int>[] _users;
    private readonly List<int>[] _overwriters;
    private readonly SortedSet<int> _ready = [];
    private readonly SortedSet<int> _blocked = [];
    private readonly Dictionary<Item, int> _positions = [];
    private readonly HashSet<int> _done = [];

    public SchedulingQueue(List<Item> items)
    {
        _items = items;
        (_needs, _readers) = (new int[items.Count], new int[items.Count]);
        (_users, _overwriters) = (new List<int>[items.Count], new List<int>[items.Count]);
        for (var i = 0; i < items.Count; i++)
        {
            _positions[items[i]] = i;
            (_users[i], _overwriters[i]) = ([], []);
        }
        var writers = new Dictionary<int, List<int>>();
        var lastWrite = new Dictionary<int, int>();
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var need in items[i].Needs)
                AddNeed(_positions[need], i);
            foreach (var state in items[i].Writes)
                (writers.TryGetValue(state, out var list) ? list : writers[state] = []).Add(i);
            foreach (var memory in items[i].Orders)
            {
                if (lastWrite.TryGetValue(memory, out var before) && before != i)
                    AddNeed(before, i);
                lastWrite[memory] = i;
            }
        }
        for (var i = 0; i < items.Count; i++)
            foreach (var state in items[i].Reads)
                if (writers.TryGetValue(state, out var list))
                    foreach (var writer in list.Where(w => w != i))
                    {
                        _overwriters[i].Add(writer);
                        _readers[writer]++;
                    }
        for (var i = 0; i < items.Count; i++)
            if (_needs[i] == 0)
                Release(i);
    }

    private void AddNeed(int before, int after)
    {
        _users[before].Add(after);
        _needs[after]++;
    }

    /// <summary>Items to be emitted next, of one select, and the state that later items still read although these overwrite it.</summary>
    public (List<Item> Items, List<(int State, List<Item> Readers)> Hazards)? Next()
    {
        var hazards = new List<(int, List<Item>)>();
        if (_ready.Count == 0)
        {
            if (_blocked.Count == 0)
                return _done.Count == _items.Count ? null : throw new InvalidOperationException("Values of a region need each other.");
            var victim = _blocked.MinBy(i => (_items[i].Writes.Any(w => w < 0), _readers[i], i));
            foreach (var state in _items[victim].Writes)
            {
                var readers = Enumerable.Range(0, _items.Count)
                    .Where(i => i != victim && !_done.Contains(i) && _items[i].Reads.Contains(state)).Select(i => _items[i]).ToList();
                if (readers.Count > 0)
                    hazards.Add((state, readers));
            }
            return (Take([victim]), hazards);
        }
        var first = _ready.Min;
        var run = new List<int> { first };
        var result = Take(run);
        var select = _items[first].Select;
        while (select != Region.NoSelect)
        {
            if (FirstReady(select) is not { } next)
                break;
            result.AddRange(Take([next]));
        }
        return (result, hazards);
    }

    private int? FirstReady(int select)
    {
        foreach (var i in _ready)
        {
            if (_items[i].Select == select)
                return i;
        }
        return null;
    }

    private List<Item> Take(List<int> positions)
    {
        foreach (var i in positions)
        {
            _ready.Remove(i);
            _blocked.Remove(i);
            _done.Add(i);
            foreach (var user in _users[i])
                if (--_needs[user] == 0)
                    Release(user);
            foreach (var writer in _overwriters[i])
                if (--_readers[writer] == 0 && _blocked.Remove(writer))
                    _ready.Add(writer);
        }
        return positions.ConvertAll(i => _items[i]);
    }

    private void Release(int i)
    {
        if (_done.Contains(i))
            return;
        (_readers[i] == 0 ? _ready : _blocked).Add(i);
    }
}
