namespace Hardware.Examples;

/// <summary>A matrix product int8 x int8 to int32: activations M x K times weights K x N, with made-up data that a seed repeats.</summary>
public sealed class GemmJob
{
    /// <summary>Makes up the operands: activations as after a ReLU (a third zeros, no negatives), weights spread around 0.</summary>
    public GemmJob(int m, int k, int n, int seed)
    {
        (M, K, N) = (m, k, n);
        var random = new Random(seed);
        Activations = new sbyte[m * k];
        Weights = new sbyte[k * n];
        for (var i = 0; i < Activations.Length; i++)
            Activations[i] = random.Next(3) == 0 ? (sbyte)0 : (sbyte)random.Next(128);
        for (var i = 0; i < Weights.Length; i++)
            Weights[i] = (sbyte)(random.Next(256) - 128);
    }

    /// <summary>Rows of the activations.</summary>
    public int M { get; }

    /// <summary>Columns of the activations, rows of the weights.</summary>
    public int K { get; }

    /// <summary>Columns of the weights.</summary>
    public int N { get; }

    /// <summary>Activations, M x K, row-major.</summary>
    public sbyte[] Activations { get; }

    /// <summary>Weights, K x N, row-major.</summary>
    public sbyte[] Weights { get; }

    /// <summary>Multiply-accumulate operations.</summary>
    public long Macs => (long)M * K * N;

    /// <summary>The product by three plain loops, M x N, row-major.</summary>
    public int[] Expected()
    {
        var product = new int[M * N];
        for (var m = 0; m < M; m++)
        {
            for (var k = 0; k < K; k++)
            {
                int activation = Activations[m * K + k];
                for (var n = 0; n < N; n++)
                    product[m * N + n] += activation * Weights[k * N + n];
            }
        }
        return product;
    }
}
