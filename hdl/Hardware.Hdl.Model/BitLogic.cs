using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>Arithmetic on numbers given bit by bit, the least significant first, as one-bit logic.</summary>
internal static class BitLogic
{
    /// <summary>Wrapping sum: a ripple of carries.</summary>
    public static int[] Add(NodeTable nodes, int[] a, int[] b)
    {
        var sum = new int[a.Length];
        var carry = nodes.Const(1, 0);
        for (var i = 0; i < sum.Length; i++)
        {
            var half = Xor(nodes, a[i], b[i]);
            sum[i] = Xor(nodes, half, carry);
            if (i + 1 < sum.Length)
                carry = nodes.Or(nodes.And(a[i], b[i]), nodes.And(half, carry));
        }
        return sum;
    }

    /// <summary>Wrapping difference: a ripple of borrows.</summary>
    public static int[] Subtract(NodeTable nodes, int[] a, int[] b)
    {
        var difference = new int[a.Length];
        var borrow = nodes.Const(1, 0);
        for (var i = 0; i < difference.Length; i++)
        {
            var half = Xor(nodes, a[i], b[i]);
            difference[i] = Xor(nodes, half, borrow);
            if (i + 1 < difference.Length)
                borrow = nodes.Or(nodes.And(nodes.Not(a[i]), b[i]), nodes.And(nodes.Not(half), borrow));
        }
        return difference;
    }

    /// <summary>Whether all bits are the same.</summary>
    public static int Equal(NodeTable nodes, int[] a, int[] b) =>
        a.Select((bit, i) => nodes.Not(Xor(nodes, bit, b[i]))).Aggregate(nodes.And);

    /// <summary>Whether one number is less than another, decided by the highest bit that differs.</summary>
    public static int Less(NodeTable nodes, int[] a, int[] b, bool signed)
    {
        var less = nodes.Const(1, 0);
        for (var i = 0; i < a.Length; i++)
        {
            // The sign counts the other way round.
            var (low, high) = signed && i == a.Length - 1 ? (b[i], a[i]) : (a[i], b[i]);
            less = nodes.Or(nodes.And(nodes.Not(low), high), nodes.And(nodes.Not(Xor(nodes, low, high)), less));
        }
        return less;
    }

    private static int Xor(NodeTable nodes, int a, int b) => nodes.Make(Op.Xor, 1, [a, b]);
}
