namespace Hardware.Hdl.Model.Tests;

/// <summary>
/// Random settings of the levers of a model; a switch that is added to <see cref="ModelOptions"/> is drawn without being named here.
/// </summary>
internal static class RandomOptions
{
    private static readonly int[] Bits = [512, 256, 128, 0];
    private static readonly int[] Budgets = [300, 2000, 8000];
    private static readonly int[] Intervals = [1, 3, 64];
    private static readonly int[] Stores = [0, 0, 16, int.MaxValue];

    /// <summary>Settings that depend on the seed alone; lanes are usual.</summary>
    public static ModelOptions Create(int seed)
    {
        var random = new Random(seed);
        var options = new ModelOptions
        {
            VectorBits = Bits[random.Next(random.Next(8) == 0 ? 4 : 3)],
            LaneThreshold = random.Next(2, 6),
            BitSlices = (SliceUse)random.Next(3),
            ByteSlices = (SliceUse)random.Next(3),
            MaskStoreThreshold = Stores[random.Next(Stores.Length)],
            MethodBudget = Budgets[random.Next(Budgets.Length)],
            RestThreshold = random.Next(4) == 0 ? ModelOptions.Default.RestThreshold : 0,
            RestInterval = Intervals[random.Next(Intervals.Length)],
        };
        foreach (var lever in typeof(ModelOptions).GetProperties().Where(p => p.PropertyType == typeof(bool)))
            lever.SetValue(options, lever.Name == nameof(ModelOptions.Lanes) ? random.Next(8) > 0 : random.Next(3) > 0);
        return options;
    }
}
