using System.Buffers.Binary;

namespace Hardware.Examples;

/// <summary>
/// The host's side of a matrix product on a <see cref="PeArray"/>: which inputs the array gets in which cycle, and where its outputs
/// belong. K and N are cut into tiles of rows x columns weights; for each tile all M activation rows stream through, one per
/// cycle, and the next tile's weights are shifted in meanwhile.
/// <code>
/// cycle   0 .. rows-1              first tile's weights are shifted in
///         rows .. 2 rows + columns   an empty swap makes them current, row r one cycle after row r - 1
///         start(t) + m + r         row r gets activation m of tile t; with the last one travels the swap to tile t + 1
///         start(t) + m + rows + c  column c's dot product of activation m can be read
/// </code>
/// </summary>
public sealed class TiledGemm
{
    private readonly GemmJob _job;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _start;
    private readonly List<(int K, int N)> _tiles = [];

    /// <summary>Plans a job on an array of rows x columns elements.</summary>
    /// <exception cref="ArgumentException">
    /// K or N is no multiple of the array's size, or M is too small to hide the loading of weights.
    /// </exception>
    public TiledGemm(GemmJob job, int rows, int columns)
    {
        if (job.K % rows != 0 || job.N % columns != 0)
        {
            throw new ArgumentException(
                $"K = {job.K} and N = {job.N} must be multiples of {rows} and {columns}: pad the matrices with zeros.");
        }
        if (job.M < 2 * rows + columns + 2)
        {
            throw new ArgumentException(
                $"M = {job.M} rows are over before the next weights are loaded: use at least {2 * rows + columns + 2}.");
        }
        (_job, _rows, _columns) = (job, rows, columns);
        _start = 2 * rows + columns + 1;
        for (var n = 0; n < job.N; n += columns)
        {
            for (var k = 0; k < job.K; k += rows)
                _tiles.Add((k, n));
        }
        Product = new int[job.M * job.N];
    }

    /// <summary>Clock cycles of the whole job.</summary>
    public long Cycles => _start + (long)_tiles.Count * _job.M + _rows + _columns;

    /// <summary>What has been read of the product, M x N, row-major.</summary>
    public int[] Product { get; }

    /// <summary>The array's inputs in a cycle.</summary>
    public void Drive(long cycle, PeArrayInputs inputs)
    {
        inputs.Clear();
        DriveWeights(cycle, inputs);
        for (var r = 0; r < _rows; r++)
        {
            var time = cycle - r;
            if (time == _rows)
                inputs.SetSwap(r);
            var (tile, m) = At(time - _start);
            if (tile < 0)
                continue;
            inputs.SetActivation(r, _job.Activations[m * _job.K + _tiles[tile].K + r]);
            if (m == _job.M - 1)
                inputs.SetSwap(r);
        }
    }

    /// <summary>Takes the sums that leave the array in a cycle: words of 32 bits, column 0 first.</summary>
    public void Collect(long cycle, ReadOnlySpan<byte> sums)
    {
        for (var c = 0; c < _columns; c++)
        {
            var (tile, m) = At(cycle - _start - _rows - c);
            if (tile >= 0)
                Product[m * _job.N + _tiles[tile].N + c] += BinaryPrimitives.ReadInt32LittleEndian(sums[(4 * c)..]);
        }
    }

    /// <summary>
    /// Weights go in from the top, the bottom row's first; the next tile's as soon as the swap to this one has passed the whole array.
    /// </summary>
    private void DriveWeights(long cycle, PeArrayInputs inputs)
    {
        var (tile, step) = cycle < _rows ? (0, (int)cycle) : (At(cycle - _start).Tile + 1, At(cycle - _start).M - _rows - _columns);
        if (step < 0 || step >= _rows || tile < 0 || tile >= _tiles.Count || (cycle >= _rows && tile == 0))
            return;
        inputs.Load = true;
        var row = _tiles[tile].K + _rows - 1 - step;
        for (var c = 0; c < _columns; c++)
            inputs.SetWeight(c, _job.Weights[row * _job.N + _tiles[tile].N + c]);
    }

    /// <summary>Tile and activation row of a time since the first one; tile -1 outside.</summary>
    private (int Tile, int M) At(long time) =>
        time < 0 || time >= (long)_tiles.Count * _job.M ? (-1, -1) : ((int)(time / _job.M), (int)(time % _job.M));
}

/// <summary>The inputs of a <see cref="PeArray"/> in one cycle, as the raw bits an engine takes.</summary>
public sealed class PeArrayInputs(int rows, int columns)
{
    /// <summary>Shift the weights down.</summary>
    public bool Load { get; set; }

    /// <summary>Bit r: row r gets an activation.</summary>
    public ulong[] Valid { get; } = new ulong[(rows + 63) / 64];

    /// <summary>Bit r: row r swaps its weights.</summary>
    public ulong[] Swap { get; } = new ulong[(rows + 63) / 64];

    /// <summary>Byte r: the activation of row r.</summary>
    public ulong[] Activations { get; } = new ulong[(rows + 7) / 8];

    /// <summary>Byte c: the weight of column c.</summary>
    public ulong[] Weights { get; } = new ulong[(columns + 7) / 8];

    internal void Clear()
    {
        Load = false;
        Array.Clear(Valid);
        Array.Clear(Swap);
        Array.Clear(Activations);
        Array.Clear(Weights);
    }

    internal void SetActivation(int row, sbyte value)
    {
        Valid[row / 64] |= 1UL << (row % 64);
        Activations[row / 8] |= (ulong)(byte)value << (row % 8 * 8);
    }

    internal void SetSwap(int row) => Swap[row / 64] |= 1UL << (row % 64);

    internal void SetWeight(int column, sbyte value) => Weights[column / 8] |= (ulong)(byte)value << (column % 8 * 8);
}
