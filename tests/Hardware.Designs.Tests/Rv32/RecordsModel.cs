namespace Hardware.Designs.Tests.Rv32;

/// <summary>What records.c computes, in C#: the checksum of a small store after so many orders.</summary>
internal sealed class RecordsModel
{
    private enum Kind
    {
        Raw,
        Part,
        Product,
    }

    private sealed class Item(int number, string name, Kind kind)
    {
        public int Number => number;

        public string Name => name;

        public Kind Kind => kind;

        public int Stock { get; set; } = 25 * (number + 1);

        public int Price { get; set; } = 3 + 17 * number;
    }

    private static readonly string[] Names = ["copper", "bolt", "coil", "engine", "enclosure"];

    private readonly LinkedList<Item> _items = new(Names.Select((name, i) =>
        new Item(i, name, i < 1 ? Kind.Raw : i < 3 ? Kind.Part : Kind.Product)));

    private readonly int[,] _booked = new int[5, 7];

    public static uint Checksum(int iterations) => new RecordsModel().Run(iterations);

    private uint Run(int iterations)
    {
        uint sum = 0;
        for (var n = 0; n < iterations; n++)
            sum = sum * 31 + (uint)Book(n);
        foreach (var count in _booked)
            sum = (sum ^ (uint)count) * 16777619;
        foreach (var item in _items)
            sum = sum * 31 + (uint)item.Stock + item.Name[2];
        return sum;
    }

    private int Book(int n)
    {
        var name = n % 11 == 10 ? "enclosed" : Names[(n * 7 + n / 5) % 5];
        var count = (n % 13 > 9 ? 10 : 0) + n % 10;
        if (_items.FirstOrDefault(i => i.Name == name) is not { } item)
            return -1;
        if (item.Stock < count)
        {
            item.Stock += 40;
            item.Price += (item.Kind == Kind.Raw ? 1 : 0) + 1;
            return 0;
        }
        item.Stock -= count;
        _booked[item.Number, n % 7] += count;
        if (count > 4)
        {
            _items.Remove(item);
            _items.AddFirst(item);
        }
        return Worth(item, count);
    }

    private static int Worth(Item item, int count) => item.Kind switch
    {
        Kind.Raw => item.Price * count,
        Kind.Part => item.Price * count - count / 3,
        _ => count > 2 ? item.Price * 9 / 10 * count : item.Price * count,
    };
}
